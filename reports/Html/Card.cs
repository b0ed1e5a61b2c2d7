using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Html;

/// <summary>One of the four numbers of the first screen.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Figures">The number, and the ones that go with it.</param>
/// <param name="Times">Times to remediate, by period; empty for the other cards.</param>
internal sealed record Card(string Title, IReadOnlyList<Figure> Figures, IReadOnlyList<RemediationRow> Times)
{
    /// <summary>The four.</summary>
    public static IReadOnlyList<Card> Of(ComplianceReport report)
    {
        var numbers = report.Numbers;
        var all = $"of {Words.Count(numbers.Accounts, "account")}";
        var whole = report.IsWholeQuarter ? $"since {Words.Day(report.Quarter)}, in accounts that left, too" : "";
        var removed = numbers.RemediatedInQuarter.Count;
        var open = numbers.OpenKeys == 0
            ? "no root key exists"
            : $"of {Words.Count(numbers.OpenKeys, "key")} still there";
        return
        [
            new(
                "Root access keys",
                [
                    Figure.Of(ReportMetrics.AccountsWithActiveRootKeys, report, all),
                    Figure.Of(ReportMetrics.AccountsWithRootKeys, report, all),
                ],
                []),
            new(
                "Time to remediate",
                [
                    Figure.Of(
                        ReportMetrics.MeanTimeToRemediate,
                        report,
                        removed == 0 ? whole
                            : $"of {Words.Count(removed, "key")}{(whole.Length == 0 ? "" : ", ")}{whole}",
                        "No key was removed"),
                    Figure.Of(ReportMetrics.OldestRootKey, report, open, "None"),
                ],
                RemediationRow.Of(numbers)),
            new(
                "Root MFA",
                [
                    Figure.Of(ReportMetrics.RootMfaCoverage, report, Of(numbers.Mfa), None(numbers.Mfa)),
                    Figure.Of(
                        ReportMetrics.RootRequiredMfaCoverage,
                        report,
                        Of(numbers.RequiredMfa),
                        None(numbers.RequiredMfa)),
                ],
                []),
            new("Root console sign-ins", [Figure.Of(ReportMetrics.RootSignInsThisQuarter, report, whole)], []),
        ];
    }

    private static string Of(Share? share) => share switch
    {
        null => "No control asks for root MFA",
        { Asked: 0 } => "No root user here could have MFA",
        _ => $"{Words.Number(share.Good)} of {Words.Count(share.Asked, "root user")}"
            + (share.Unknown > 0 ? $"; {Words.Number(share.Unknown)} UNKNOWN" : ""),
    };

    private static string None(Share? share) => share is null ? "Not asked" : "Not applicable";
}

/// <summary>Times to remediate of one period.</summary>
internal sealed record RemediationRow(string Period, string Keys, string Mean, string Median, string Worst)
{
    /// <summary>The quarter and the last 90 days.</summary>
    public static IReadOnlyList<RemediationRow> Of(ReportNumbers numbers) =>
        [Of("Quarter", numbers.RemediatedInQuarter), Of("90 days", numbers.RemediatedInNinetyDays)];

    private static RemediationRow Of(string period, RemediationTimes times) => new(
        period,
        Words.Number(times.Count),
        Time(times.MeanSeconds),
        Time(times.MedianSeconds),
        Time(times.WorstSeconds));

    private static string Time(double? seconds) => seconds is { } known ? Words.Duration(known) : "–";
}
