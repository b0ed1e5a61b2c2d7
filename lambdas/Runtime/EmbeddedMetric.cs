using System.Text.Json.Nodes;

namespace Guardrails.Lambda.Runtime;

/// <summary>A count of a function, inside a line of its log.</summary>
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
        JsonObject line, string metricNamespace, string name, string function, int count, DateTimeOffset at) =>
        EmbeddedMetrics.AddTo(
            line, metricNamespace, (Function, function), [new EmbeddedValue(name, "Count", count)], at);
}
