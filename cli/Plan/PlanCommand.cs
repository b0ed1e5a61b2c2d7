using System.CommandLine;
using Guardrails.Cli.Shared;
using Guardrails.Core.Planning;
using Guardrails.Core.Snapshots;
using ConformancePackTemplates = Guardrails.Infra.Input.ConformancePackTemplates;

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
            Description =
                "A file that 'guardrails snapshot' wrote. Without it, the command reads the live organization with the "
                + "credentials of the environment.",
        };
        var today = new Option<string>("--today")
        {
            Description =
                "The day by which the file's exemptions are checked, like the app's '-c today='. Defaults to today.",
        };
        var at = new Option<string>("--at")
        {
            Description =
                "The moment to plan for, such as 2027-02-01T00:00:00Z, to see what changes when an exemption "
                + "has ended. Defaults to the beginning of --today, or to now.",
        };
        var maxAge = new Option<string>("--max-age")
        {
            Description =
                "The greatest age of a snapshot without a warning, such as 36h or 7d. No exit code changes.",
            DefaultValueFactory = _ => SnapshotAge.Default,
        };
        var output = Output.Option();
        var command = new Command(
            "plan",
            "Shows what a deploy would do to an organization, per account, before and after. Changes nothing. "
            + "Exits with 1 if something that works would stop by accident, if the deploy opens what a guardrail "
            + "closed, if a policy does not fit, or if an answer that Guardrails needs, or that the deploy changes, is "
            + "not certain and not accepted.")
        {
            organization, snapshot, maxAge, today, at, output,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(organization),
            parsed.GetValue(snapshot),
            SnapshotAge.Parse(parsed.GetValue(maxAge)!),
            PlanMoment.Parse(parsed.GetValue(today), parsed.GetValue(at), TimeProvider.System),
            Output.IsJson(parsed, output),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        string organization,
        string? snapshotFile,
        TimeSpan maxAge,
        PlanMoment moment,
        bool json,
        CancellationToken cancellation)
    {
        var (path, config) = (
            OrganizationArgument.PathOf(organization), OrganizationArgument.Read(organization, moment.Today));
        var packs = ConformancePackTemplates.Read(path, config);
        if (packs.Errors.Count > 0)
            throw new CommandException(ExitCode.BadInput, packs.Errors);
        var snapshot = snapshotFile is null
            ? await LiveOrganization.ReadAsync(new StepProgress(), cancellation)
            : FromFile(snapshotFile);
        if (snapshotFile is not null && SnapshotAge.Warning(snapshot.TakenAt, moment, maxAge) is { } warning)
            Screen.WriteErrors([$"{snapshotFile}: warning: {warning}"]);
        if (PlanPreconditions.Errors(config, snapshot) is { Count: > 0 } errors)
            throw new CommandException(ExitCode.BadInput, [.. errors.Select(error => $"{path}: {error}")]);

        var plan = OrganizationPlan.Of(config, snapshot, moment.At, packs.Contents);
        if (json)
            Output.WriteJson(PlanReport.Format, PlanReport.Of(plan));
        else
            PlanTables.Write(new(Console.Out, Screen.Output()), plan);
        return plan.Findings.Count == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private static OrganizationSnapshot FromFile(string path)
    {
        var result = OrganizationSnapshotFile.Parse(InputFile.Read(path, OrganizationSnapshotFile.MaximumBytes));
        return result.Snapshot ?? throw new CommandException(
            ExitCode.BadInput, [.. result.Errors.Select(error => $"{path}: {error}")]);
    }
}
