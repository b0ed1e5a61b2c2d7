namespace Guardrails.Core.Reporting;

/// <summary>
/// One number of the report, with its definition. Metric, dashboard, trend, report and documents show the same.
/// </summary>
/// <param name="Name">
/// Its name as a metric of Amazon CloudWatch and in JSON, such as <c>AccountsWithRootKeys</c>.
/// </param>
/// <param name="Unit">Its unit.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Meaning">Its meaning, in a sentence or two.</param>
/// <param name="Numerator">What is counted or measured.</param>
/// <param name="Denominator">What it is divided by; empty where it is a count.</param>
/// <param name="NotCounted">What somebody could take it to say, and it does not.</param>
public sealed record ReportMetric(
    string Name,
    MetricUnit Unit,
    string Title,
    string Meaning,
    string Numerator,
    string Denominator,
    string NotCounted)
{
    /// <summary>The value to reach; null for a number that only informs.</summary>
    public double? Target { get; init; }

    /// <summary>True for what is counted of the calendar quarter (UTC), and begins anew with the next one.</summary>
    public bool IsOfQuarter { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A unit of Amazon CloudWatch.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html</remarks>
public enum MetricUnit
{
    /// <summary>A number of things.</summary>
    Count,

    /// <summary>A part of 100.</summary>
    Percent,

    /// <summary>A time.</summary>
    Seconds,
}
