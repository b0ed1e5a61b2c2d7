namespace Guardrails.Local.Calls;

/// <summary>Takes what services measure of themselves. Whoever calls holds the world's lock.</summary>
internal interface IMetrics
{
    /// <summary>Adds a data point of now.</summary>
    void Add(Metric metric, double value);
}

/// <summary>A service that has metrics of what there is, and not only of what happened.</summary>
internal interface IGauges
{
    /// <summary>The values at a time since which nothing has changed. Whoever calls holds the world's lock.</summary>
    IEnumerable<(Metric Metric, double Value)> Read(DateTimeOffset at);
}

/// <summary>A metric of one thing, as AWS's own services have them.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The Region.</param>
/// <param name="Namespace">The namespace, such as <c>AWS/Lambda</c>.</param>
/// <param name="Name">The metric's name, such as <c>Errors</c>.</param>
/// <param name="Dimension">The name of its dimension, such as <c>FunctionName</c>.</param>
/// <param name="Of">The dimension's value.</param>
internal sealed record Metric(
    string AccountId, string Region, string Namespace, string Name, string Dimension, string Of);
