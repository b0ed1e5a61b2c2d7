using System.CommandLine;
using Guardrails.Cli.Incidents;
using Guardrails.Cli.Shared;
using Guardrails.Core.Reporting;
using Guardrails.Reports;

namespace Guardrails.Cli.Report;

/// <summary><c>guardrails report</c>: parse, read, render.</summary>
internal static class ReportCommand
{
    private const string AsTable = "table";

    /// <summary>The command, for the root command's list.</summary>
    public static Command Create()
    {
        var organization = OrganizationArgument.Create();
        organization.Arity = ArgumentArity.ZeroOrOne;
        var from = new Option<FileInfo>("--from")
        {
            Description = "Renders the report of this file, which 'report --output json' or the daily report wrote, "
                + "instead of reading the ledger.",
        };
        var output = new Option<string>("--output")
        {
            Description =
                $"'{AsTable}' for people; {string.Join(", ", Renderings.All.Select(one => one.Name))} for files.",
            DefaultValueFactory = _ => AsTable,
        };
        output.AcceptOnlyFromAmong([AsTable, .. Renderings.All.Select(one => one.Name)]);
        var target = new Option<FileInfo>("--to")
        {
            Description = "Writes to this file, whole or not at all, instead of standard output.",
        };
        var force = new Option<bool>("--force") { Description = "Overwrites the file if it exists." };
        var command = new Command(
            "report",
            "Shows how the root users of an organization stand, and their numbers, as the ledger has them. Changes "
            + "nothing. Needs credentials of the delegated administrator account that may read the ledger's table, "
            + "list the organization's accounts and read the aggregator. Exits with 1 if any account has a root access "
            + "key or fails a control, with 3 if an account is UNKNOWN or the report is not complete.")
        {
            organization, from, output, target, force,
        };
        command.SetAction(async (parsed, cancellation) => await RunAsync(
            new(
                parsed.GetValue(organization),
                parsed.GetValue(from),
                Renderings.All.FirstOrDefault(one => one.Name == parsed.GetValue(output)),
                parsed.GetValue(target),
                parsed.GetValue(force)),
            cancellation));
        return command;
    }

    /// <summary>An incomplete answer is never a clean one.</summary>
    internal static int CodeOf(ComplianceReport report) =>
        !report.IsComplete || report.Numbers.Unknown > 0 ? ExitCode.Failed
        : report.Accounts.Any(account => account.HasKeys
            || account.Controls.Any(one => one.Standing == Standing.NonCompliant)) ? ExitCode.Findings
        : ExitCode.Done;

    private static async Task<int> RunAsync(Arguments asked, CancellationToken cancellation)
    {
        asked.Check();
        using var file = asked.To is { } to ? AtomicFile.Create(to.FullName) : null;
        var report = asked.From is { } from
            ? await ReportInput.ReadAsync(from, cancellation)
            : await LiveAsync(asked.Organization!, cancellation);
        if (asked.Rendering is not { } rendering)
            ReportTables.Write(new(Console.Out, Screen.Output()), report);
        else if (file is not null)
            await file.KeepAsync(stream => rendering.WriteAsync(report, stream, cancellation), asked.Force);
        else
            await WriteAsync(rendering, report, cancellation);
        return CodeOf(report);
    }

    private static async Task WriteAsync(IRendering rendering, ComplianceReport report, CancellationToken cancellation)
    {
        await using var stream = Console.OpenStandardOutput();
        await rendering.WriteAsync(report, stream, cancellation);
    }

    private static Task<ComplianceReport> LiveAsync(string organization, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var config = OrganizationArgument.Read(organization, today);
        return LiveLedger.RunAsync(ledger => ledger.Reports(config.DetectionRegion, new StepProgress())
            .ReadAsync(ReportScope.Of(config), problems: [], cancellation));
    }

    /// <summary>The command line.</summary>
    private sealed record Arguments(
        string? Organization, FileInfo? From, IRendering? Rendering, FileInfo? To, bool Force)
    {
        /// <exception cref="CommandException">Some of it does not fit together; the message has all of it.</exception>
        public void Check()
        {
            string[] wrong =
            [
                .. (Organization, From) switch
                {
                    (null, null) => ["Name an organization, or a report with --from."],
                    (not null, not null) =>
                        ["--from has its own organization. Remedy: leave out the organization, or --from."],
                    _ => Array.Empty<string>(),
                },
                .. To is not null && Rendering is null
                    ? [$"--to writes a file: name its form with --output, such as --output {Renderings.All[0].Name}."]
                    : Array.Empty<string>(),
                .. To is { Exists: true } && !Force
                    ? [$"{To} exists. Remedy: write to another file, or overwrite it with --force."]
                    : Array.Empty<string>(),
            ];
            if (wrong.Length > 0)
                throw new CommandException(ExitCode.BadInput, wrong);
        }
    }
}
