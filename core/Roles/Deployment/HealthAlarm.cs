namespace Guardrails.Core.Roles.Deployment;

/// <summary>An alarm on one metric of one resource.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Namespace">The metric's namespace.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Dimension">The dimension that names the resource.</param>
/// <param name="Statistic">The statistic.</param>
/// <param name="Seconds">The period.</param>
/// <param name="Threshold">The value from which it alarms, or below which it does.</param>
public sealed record HealthAlarm(
    string Name,
    string Description,
    string Namespace,
    string Metric,
    (string Name, string Value) Dimension,
    string Statistic,
    int Seconds,
    double Threshold)
{
    /// <summary>The number of periods that must be over or below the threshold, one after another.</summary>
    public int Periods { get; init; } = 1;

    /// <summary>True where it alarms below the threshold, and where there is no data.</summary>
    public bool IsBelow { get; init; }
}
