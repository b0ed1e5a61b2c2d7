namespace Guardrails.Local.Services.CloudWatch;

/// <summary>An alarm as it was put.</summary>
internal sealed record AlarmSettings
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string Namespace { get; init; }

    public required string MetricName { get; init; }

    /// <summary>The dimensions that the metric must have, exactly: names and values.</summary>
    public required IReadOnlyDictionary<string, string> Dimensions { get; init; }

    /// <summary>Sum, Average, Minimum, Maximum or SampleCount.</summary>
    public required string Statistic { get; init; }

    public required int PeriodSeconds { get; init; }

    public required int EvaluationPeriods { get; init; }

    /// <summary>The number of periods that must breach the threshold.</summary>
    public required int DatapointsToAlarm { get; init; }

    public required double Threshold { get; init; }

    public required string ComparisonOperator { get; init; }

    /// <summary>missing, breaching, notBreaching or ignore.</summary>
    public required string TreatMissingData { get; init; }

    public required IReadOnlyList<string> AlarmActions { get; init; }

    public required IReadOnlyList<string> OkActions { get; init; }
}

/// <summary>An alarm and its state.</summary>
/// <param name="arn">Its ARN.</param>
internal sealed class Alarm(string arn)
{
    public const string Insufficient = "INSUFFICIENT_DATA";
    public const string Alarming = "ALARM";
    public const string Ok = "OK";

    public string Arn { get; } = arn;

    public string Region => Arn.Split(':')[3];

    public string AccountId => Arn.Split(':')[4];

    public required AlarmSettings Settings { get; set; }

    public required DateTimeOffset ConfiguredAt { get; set; }

    public string State { get; set; } = Insufficient;
}
