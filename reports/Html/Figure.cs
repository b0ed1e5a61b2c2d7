using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Html;

/// <summary>One number as the page shows it: value, target, trend, change and the accounts behind it.</summary>
/// <param name="Name">Its stable name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Value">The value in words.</param>
/// <param name="Detail">What it is of, and since when it is counted; empty where that needs no words.</param>
/// <param name="Target">The target and whether it is met, in words; empty for a number that only informs.</param>
/// <param name="Style">The style of these words.</param>
/// <param name="Change">The change since the last report, in words; empty where there was none.</param>
/// <param name="Before">The day of the last report, which ends these words.</param>
/// <param name="Filter">The filter of the accounts behind it; empty where there is none.</param>
/// <param name="Trend">Its trend; empty with less than two values.</param>
internal sealed record Figure(
    string Name,
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
    /// <summary>Shows a number.</summary>
    /// <param name="metric">The number.</param>
    /// <param name="report">The report.</param>
    /// <param name="detail">What it is of.</param>
    /// <param name="none">The words where there is no value.</param>
    public static Figure Of(ReportMetric metric, ComplianceReport report, string detail = "", string none = "None")
    {
        double? value = report.Trend[^1].Values.TryGetValue(metric.Name, out var known) ? known : null;
        var (target, style) = TargetOf(metric, report);
        var change = ChangeOf(metric, value, report);
        return new(
            metric.Name,
            metric.Title,
            value is { } number ? Words.Of(metric.Unit, number) : none,
            DetailOf(metric, report, detail),
            target,
            style,
            change,
            change.Length == 0 ? "" : Words.Day(report.Trend[^2].Day),
            AccountFilter.OfMetric(report).TryGetValue(metric.Name, out var filter) ? filter.Id : "",
            Sparkline.Of(metric, report.Trend));
    }

    /// <summary>Until a quarter is counted whole, each number of it says since when.</summary>
    private static string DetailOf(ReportMetric metric, ComplianceReport report, string detail)
    {
        if (!metric.IsOfQuarter || report.IsWholeQuarter)
            return detail;
        var since = $"since {Words.Day(report.CountedSince)}: not yet a whole quarter";
        return detail.Length == 0 ? since : $"{detail}, {since}";
    }

    private static (string Words, string Style) TargetOf(ReportMetric metric, ComplianceReport report)
    {
        if (metric.Target is not { } target)
            return ("", "");
        var words = $"Target {Words.Of(metric.Unit, target)}";
        return report.Judge(metric) switch
        {
            TargetState.Met => ($"{words}: met", "good"),
            TargetState.MetAsFarAsKnown => ($"{words}: met as far as is known", "unsure"),
            TargetState.NotMet => ($"{words}: not met", "bad"),
            _ => ($"{words}: no value", "aside"),
        };
    }

    private static string ChangeOf(ReportMetric metric, double? value, ComplianceReport report)
    {
        if (report.Trend is not [.., var before, _])
            return "";
        if (before.Day < report.Quarter && metric.IsOfQuarter)
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
