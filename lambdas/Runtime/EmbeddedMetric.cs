using System.Text.Json.Nodes;

namespace Guardrails.Lambda.Runtime;

/// <summary>A metric inside a log line, which CloudWatch Logs reads there: it takes no call and no right.</summary>
/// <remarks>
/// Source:
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
/// </remarks>
public static class EmbeddedMetric
{
    private const string Function = "FunctionName";

    /// <summary>Adds a count of a function to a line of its log.</summary>
    /// <param name="line">The line.</param>
    /// <param name="metricNamespace">The metric's namespace.</param>
    /// <param name="name">The metric's name.</param>
    /// <param name="function">The function's name, which is the metric's one dimension.</param>
    /// <param name="count">The count.</param>
    /// <param name="at">The time (UTC).</param>
    public static void AddTo(
        JsonObject line, string metricNamespace, string name, string function, int count, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(line);
        line["_aws"] = new JsonObject
        {
            ["Timestamp"] = at.ToUnixTimeMilliseconds(),
            ["CloudWatchMetrics"] = new JsonArray(new JsonObject
            {
                ["Namespace"] = metricNamespace,
                ["Dimensions"] = new JsonArray(new JsonArray(Function)),
                ["Metrics"] = new JsonArray(new JsonObject { ["Name"] = name, ["Unit"] = "Count" }),
            }),
        };
        line[Function] = function;
        line[name] = count;
    }
}
