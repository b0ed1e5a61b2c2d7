using System.Text.Json.Nodes;

namespace Guardrails.Lambda.Runtime;

/// <summary>A metric's value, as a log line holds it.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Unit">Its unit, as CloudWatch names it, such as <c>Count</c>.</param>
/// <param name="Value">The value.</param>
public sealed record EmbeddedValue(string Name, string Unit, double Value);

/// <summary>Metrics inside a log line, which CloudWatch Logs reads there: they take no call and no right.</summary>
/// <remarks>
/// Source:
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
/// </remarks>
public static class EmbeddedMetrics
{
    /// <summary>The most metrics of one line.</summary>
    public const int Most = 100;

    /// <summary>Adds metrics to a line.</summary>
    /// <param name="line">The line, in which nothing else has their names or the dimension's.</param>
    /// <param name="metricNamespace">Their namespace.</param>
    /// <param name="dimension">Their one dimension.</param>
    /// <param name="values">The metrics; one that has no value is left out.</param>
    /// <param name="at">The time (UTC).</param>
    /// <exception cref="ArgumentException">CloudWatch would read none of them.</exception>
    public static void AddTo(
        JsonObject line,
        string metricNamespace,
        (string Name, string Value) dimension,
        IReadOnlyList<EmbeddedValue> values,
        DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count is 0 or > Most || values.FirstOrDefault(one => !double.IsFinite(one.Value)) is not null)
            throw new ArgumentException($"A line holds 1 to {Most} metrics, and each a number.", nameof(values));

        line["_aws"] = new JsonObject
        {
            ["Timestamp"] = at.ToUnixTimeMilliseconds(),
            ["CloudWatchMetrics"] = new JsonArray(new JsonObject
            {
                ["Namespace"] = metricNamespace,
                ["Dimensions"] = new JsonArray(new JsonArray(dimension.Name)),
                ["Metrics"] = new JsonArray(
                    [.. values.Select(one => new JsonObject { ["Name"] = one.Name, ["Unit"] = one.Unit })]),
            }),
        };
        line.Add(dimension.Name, dimension.Value);
        foreach (var one in values)
            line.Add(one.Name, one.Value);
    }
}
