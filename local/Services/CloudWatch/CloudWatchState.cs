using Guardrails.Local.Calls;

namespace Guardrails.Local.Services.CloudWatch;

/// <summary>Amazon CloudWatch's state.</summary>
internal sealed class CloudWatchState
{
    /// <summary>Alarms by ARN.</summary>
    public SortedDictionary<string, Alarm> Alarms { get; } = new(StringComparer.Ordinal);

    /// <summary>The bodies of dashboards by ARN. A dashboard has no Region.</summary>
    public SortedDictionary<string, string> Dashboards { get; } = new(StringComparer.Ordinal);

    /// <summary>Data points of each metric, oldest first.</summary>
    public Dictionary<Metric, List<DataPoint>> Data { get; } = [];

    /// <summary>The time at which gauges were read last.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}

/// <summary>One value of a metric.</summary>
internal sealed record DataPoint(DateTimeOffset At, double Value);
