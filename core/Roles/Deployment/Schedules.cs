using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>A rule that starts a function by the clock.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">When, such as <c>rate(5 minutes)</c>; the hours of <c>cron</c> are UTC.</param>
/// <param name="Function">The function.</param>
/// <param name="Inputs">What it is given, one invocation for each.</param>
public sealed record Schedule(
    string Name, string Expression, DeployedFunction Function, IReadOnlyList<string> Inputs);

/// <summary>Every rule that starts a function by the clock. The only list.</summary>
public static class Schedules
{
    /// <summary>A rule takes five targets, and each its own input.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html</remarks>
    private const int MostTargets = 5;

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Schedule> Of(OrganizationConfig config) =>
    [
        OfAlerts("Sweep", "rate(5 minutes)", "sweep"),
        OfAlerts("Daily", "cron(10 6 * * ? *)", "daily"),
        OfAlerts("Weekly", "cron(20 6 ? * MON *)", "weekly"),
        .. DailyInputs.Of(config).Chunk(MostTargets).Select((inputs, index) => new Schedule(
            DeployedNames.SchedulePrefix + (index == 0 ? "Reconciliation" : $"Reconciliation-{index + 1}"),
            "cron(40 5 * * ? *)",
            DeployedFunction.Reconciliation,
            inputs)),
    ];

    private static Schedule OfAlerts(string name, string expression, string job) => new(
        DeployedNames.SchedulePrefix + name,
        expression,
        DeployedFunction.IncidentAlerts,
        [$$"""{"job":"{{job}}"}"""]);
}
