using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Html;

/// <summary>One number as the page shows it: value, target, trend, change and the accounts behind it.</summary>
/// <param name="Title">Its name for people.</param>
/// <param name="Value">The value in words.</param>
/// <param name="Detail">What it is of; empty where that needs no words.</param>
/// <param name="Target">The target and whether it is met, in words; empty for a number that only informs.</param>
/// <param name="Style">The style of these words.</param>
/// <param name="Change">The change since the last report, in words; empty where there was none.</param>
/// <param name="Before">The day of the last report, which ends these words.</param>
/// <param name="Filter">The filter of the accounts behind it; empty where there is none.</param>
/// <param name="Trend">Its trend; empty with less than two values.</param>
internal sealed record Figure(
    string Title,
    string Value,
    string Detail,
    string Target,
    string Style,
    string Change,
    string Before,
    string Filter,
    IReadOnlyList<Sparkline> Trend)
{
    /// <summary>Numbers that begin anew with each quarter.</summary>
    private static readonly HashSet<string> OfQuarter =
    [
        ReportMetrics.MeanTimeToRemediate.Name, ReportMetrics.RootSignInsThisQuarter.Name,
        ReportMetrics.EventsMissed.Name, ReportMetrics.UsesNotWatched.Name,
        ReportMetrics.IncidentsAcknowledged.Name, ReportMetrics.IncidentsNobodyLooked.Name,
    ];

    /// <summary>Shows a number.</summary>
    /// <param name="metric">The number.</param>
    /// <param name="report">The report.</param>
    /// <param name="detail">What it is of.</param>
    /// <param name="none">The words where there is no value.</param>
    public static Figure Of(ReportMetric metric, ComplianceReport report, string detail = "", string none = "None")
    {
        double? value = report.Trend[^1].Values.TryGetValue(metric.Name, out var known) ? known : null;
        var (target, style) = Judge(metric, value, report);
        var change = ChangeOf(metric, value, report);
        return new(
            metric.Title,
            value is { } number ? Words.Of(metric.Unit, number) : none,
            detail,
            target,
            style,
            change,
            change.Length == 0 ? "" : Words.Day(report.Trend[^2].Day),
            AccountFilter.OfMetric.TryGetValue(metric.Name, out var filter) ? filter.Id : "",
            Sparkline.Of(metric, report.Trend));
    }

    /// <summary>A target is met for certain only where nothing is UNKNOWN and the report is complete.</summary>
    private static (string Words, string Style) Judge(ReportMetric metric, double? value, ComplianceReport report)
    {
        if (metric.Target is not { } target)
            return ("", "");
        var words = $"Target {Words.Of(metric.Unit, target)}";
        return value is null ? ($"{words}: no value", "aside")
            : value != target ? ($"{words}: not met", "bad")
            : report.IsComplete && report.Numbers.Unknown == 0 ? ($"{words}: met", "good")
            : ($"{words}: met as far as is known", "unsure");
    }

    private static string ChangeOf(ReportMetric metric, double? value, ComplianceReport report)
    {
        if (report.Trend is not [.., var before, _])
            return "";
        if (before.Day < report.Quarter && OfQuarter.Contains(metric.Name))
            return "The quarter began after the report of";
        if (value is not { } now || !before.Values.TryGetValue(metric.Name, out var then))
            return "";
        var difference = Math.Abs(now - then);
        var less = metric.Unit == MetricUnit.Count ? "fewer" : "less";
        var than = $"{(now < then ? less : "more")} than {(before.IsComplete ? "" : "in the incomplete report ")}on";
        return metric.Unit switch
        {
            MetricUnit.Count when difference > 0 => $"{Words.Number(difference)} {than}",
            MetricUnit.Percent when difference >= 0.05 => $"{difference:0.0} points {than}",
            MetricUnit.Seconds when difference >= 60 => $"{Words.Duration(difference)} {than}",
            _ => "Unchanged since",
        };
    }
}
