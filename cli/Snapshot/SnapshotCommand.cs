using System.CommandLine;
using System.Text;
using Guardrails.Cli.Shared;
using Guardrails.Core.Json;
using Guardrails.Core.Snapshots;

namespace Guardrails.Cli.Snapshot;

/// <summary><c>guardrails snapshot</c>: parse, read, write.</summary>
internal static class SnapshotCommand
{
    /// <summary>The command, for the root command's list.</summary>
    public static Command Create()
    {
        var file = new Option<FileInfo>("--file")
        {
            Description = "The file to write, such as acme.snapshot.json.",
            Required = true,
        };
        var force = new Option<bool>("--force") { Description = "Overwrites the file if it exists." };
        var command = new Command(
            "snapshot",
            "Reads a live organization into a file for 'plan --snapshot'. Changes nothing in AWS. The file holds the "
            + "names and ids of accounts and units, and the names and texts of service control policies; it holds no "
            + "secrets. Needs credentials of the management account or of a delegated administrator that may read AWS "
            + "Organizations (AWSOrganizationsReadOnlyAccess). AWS limits how fast an organization can be read: "
            + "10,000 accounts take about ten minutes.")
        {
            file,
            force,
        };
        command.SetAction(
            (parsed, cancellation) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(force), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, bool force, CancellationToken cancellation)
    {
        // A wrong file is refused before minutes are spent on reading.
        if (file.Exists && !force)
        {
            throw new CommandException(
                ExitCode.BadInput, $"{file} exists. Remedy: write to another file, or overwrite it with --force.");
        }

        using var target = AtomicFile.Create(file.FullName);

        var snapshot = await LiveOrganization.ReadAsync(new StepProgress(), cancellation);

        var text = OrganizationSnapshotFile.Write(snapshot);
        if (Encoding.UTF8.GetByteCount(text) is > OrganizationSnapshotFile.MaximumBytes and var bytes)
        {
            throw new CommandException(
                ExitCode.Failed,
                $"{file} would have {bytes} bytes, but 'plan --snapshot' reads at most "
                + $"{OrganizationSnapshotFile.MaximumBytes}. Remedy: plan against the live organization.");
        }

        await target.KeepAsync(text, force, cancellation);
        Console.Out.WriteLine(Printable.Line(
            $"{file}: {snapshot.Id} with {Counted.Of(snapshot.Accounts.Count, "account")}, "
            + $"{Counted.Of(snapshot.Units.Count, "unit")} "
            + $"and {Counted.Of(snapshot.Policies.Count, "service control policy", "service control policies")}."));
        return ExitCode.Done;
    }
}
