using System.CommandLine;
using System.Globalization;
using Guardrails.Core.Organizations.Snapshots;
using Guardrails.Core.Planning;

namespace Guardrails.Cli.Plan;

/// <summary><c>guardrails plan</c>: parse, plan, print.</summary>
internal static class PlanCommand
{
    /// <summary>The command, for the root command's list.</summary>
    public static Command Create()
    {
        var organization = OrganizationArgument.Create();
        var snapshot = new Option<string>("--snapshot")
        {
            Description = "A file that 'guardrails snapshot' wrote. Without it the live organization is read, with the credentials of the environment.",
        };
        var at = new Option<string>("--at")
        {
            Description = "The moment to plan for, such as 2027-02-01T00:00:00Z: what does an exemption's end change? Now when left out.",
        };
        var output = Output.Option();
        var command = new Command(
            "plan",
            "Shows what a deploy would do to an organization, per account, before and after. Changes nothing. Exits with 1 where something that works would stop by accident, where a policy does not fit, or where an answer cannot be told.")
        {
            organization, snapshot, at, output,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(organization), parsed.GetValue(snapshot), Moment(parsed.GetValue(at)), Output.IsJson(parsed, output), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string organization, string? snapshotFile, DateTimeOffset now, bool json, CancellationToken cancellation)
    {
        var config = OrganizationArgument.Read(organization, DateOnly.FromDateTime(now.UtcDateTime));
        var snapshot = snapshotFile is null ? await LiveOrganization.ReadAsync(new StepProgress(), cancellation) : FromFile(snapshotFile);
        if (PlanInput.Errors(config, snapshot) is { Count: > 0 } errors)
            throw new CommandException(ExitCode.BadInput, string.Join(Environment.NewLine, errors.Select(error => $"{organization}: {error}")));

        var plan = OrganizationPlan.Of(config, snapshot, now);
        if (json)
            Output.WriteJson(PlanReport.Of(plan));
        else
            PlanTables.Write(Terminal.Wide(), plan);
        return plan.Findings.Count == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private static OrganizationSnapshot FromFile(string path)
    {
        var result = OrganizationSnapshotFile.Parse(InputFile.Read(path, OrganizationSnapshotFile.MaximumBytes));
        return result.Snapshot ?? throw new CommandException(
            ExitCode.BadInput, string.Join(Environment.NewLine, result.Errors.Select(error => $"{path}: {error}")));
    }

    private static DateTimeOffset Moment(string? text)
    {
        if (text is null)
            return TimeProvider.System.GetUtcNow();
        return DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ssZ"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : throw new CommandException(ExitCode.BadInput, $"--at: '{text}' is no moment. Accepted: yyyy-MM-dd, or yyyy-MM-ddTHH:mm:ssZ in UTC.");
    }
}
