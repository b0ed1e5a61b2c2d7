using Guardrails.Core.Json;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>A rule that starts a function by the clock.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">When, such as <c>rate(5 minutes)</c>; the hours of <c>cron</c> are UTC.</param>
/// <param name="Function">The function.</param>
/// <param name="Input">What it is given.</param>
public sealed record Schedule(string Name, string Expression, DeployedFunction Function, string Input);

/// <summary>Every rule that starts a function by the clock. The only list.</summary>
public static class Schedules
{
    /// <summary>The time between two sweeps.</summary>
    public static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(5);

    /// <summary>The time between two looks for what a remediation does next.</summary>
    public static readonly TimeSpan RemediationEvery = TimeSpan.FromMinutes(5);

    /// <summary>The event by which the clock asks for every remediation; another one names a single one.</summary>
    public const string EveryRemediation = "{}";

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Schedule> Of(OrganizationConfig config) =>
    [
        OfAlerts("Sweep", $"rate({Counted.Of(SweepEvery)})", FunctionJobs.Sweep),
        OfAlerts("Daily", "cron(10 6 * * ? *)", FunctionJobs.Daily),
        OfAlerts("Weekly", "cron(20 6 ? * MON *)", FunctionJobs.Weekly),
        new(
            DeployedNames.SchedulePrefix + "Reconciliation",
            "cron(40 5 * * ? *)",
            DeployedFunction.Reconciliation,
            DailyInput.Of(config)),
        // After the comparison, which may take a quarter of an hour, has ended.
        new(
            DeployedNames.SchedulePrefix + "ComplianceReport",
            "cron(0 6 * * ? *)",
            DeployedFunction.ComplianceReport,
            DailyInput.Of(config)),
        .. config.Remediates
            ?
            [
                new(
                    DeployedNames.SchedulePrefix + "Remediation",
                    $"rate({Counted.Of(RemediationEvery)})",
                    DeployedFunction.RootRemediation,
                    EveryRemediation),
            ]
            : Array.Empty<Schedule>(),
    ];

    /// <summary>Those of some functions.</summary>
    public static IEnumerable<Schedule> Of(
        OrganizationConfig config, params IReadOnlyList<DeployedFunction> functions) =>
        Of(config).Where(schedule => functions.Contains(schedule.Function));

    private static Schedule OfAlerts(string name, string expression, string job) => new(
        DeployedNames.SchedulePrefix + name,
        expression,
        DeployedFunction.IncidentAlerts,
        $$"""{"{{FunctionJobs.Member}}":"{{job}}"}""");
}
