namespace Guardrails.Core.Reporting;

/// <summary>The state of a number beside its target.</summary>
public enum TargetState
{
    /// <summary>It does not.</summary>
    NotMet,

    /// <summary>It does by what is known, and something is not known.</summary>
    MetAsFarAsKnown,

    /// <summary>It does, for certain.</summary>
    Met,
}

/// <summary>The one judgement of a number against its target: every rendering shows it.</summary>
public static class TargetJudgement
{
    /// <summary>
    /// Judges a number of the report; null where it has no target or no value. A target is met for certain only where
    /// the report is complete and no account is UNKNOWN.
    /// </summary>
    public static TargetState? Judge(this ComplianceReport report, ReportMetric metric)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(metric);
        if (metric.Target is not { } target || !report.Trend[^1].Values.TryGetValue(metric.Name, out var value))
            return null;
        var isMet = metric.Unit == MetricUnit.Percent ? value >= target : value <= target;
        return !isMet ? TargetState.NotMet
            : report.IsComplete && report.Numbers.Unknown == 0 ? TargetState.Met
            : TargetState.MetAsFarAsKnown;
    }
}
