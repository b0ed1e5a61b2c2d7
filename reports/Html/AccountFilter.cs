using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Html;

/// <summary>A choice of accounts: those behind a number, or those of a status.</summary>
/// <param name="Id">Its word in links and in the page's source.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Has">True for an account that it shows.</param>
internal sealed record AccountFilter(string Id, string Title, Func<ReportedAccount, bool> Has)
{
    /// <summary>The accounts behind each number, by the number's name. The order is that of the page.</summary>
    public static IReadOnlyDictionary<string, AccountFilter> OfMetric(ComplianceReport report)
    {
        var period = new ReportPeriod(report.At, report.CountedSince);
        return new (ReportMetric, AccountFilter)[]
        {
            (ReportMetrics.AccountsWithActiveRootKeys,
                new("active-keys", "With active root keys", one => one.HasActiveKeys)),
            (ReportMetrics.AccountsWithRootKeys, new("keys", "With any root key", one => one.HasKeys)),
            (ReportMetrics.MeanTimeToRemediate,
                new("remediated", "With root keys that were removed this quarter",
                    one => one.History.Remediations.Any(key => period.IsInQuarter(key.Gone)))),
            (ReportMetrics.RootMfaCoverage, new("no-mfa", "Without proof of root MFA", one => IsOpen(one.Mfa))),
            (ReportMetrics.RootRequiredMfaCoverage,
                new("no-required-mfa", "Without proof of MFA of the required kind", one => IsOpen(one.RequiredMfa))),
            (ReportMetrics.RootSignInsThisQuarter,
                new("sign-ins", "With root console sign-ins", one => one.History.SignIns.Count > 0)),
            (ReportMetrics.AccountsUnknown, new("unknown", "UNKNOWN in some control", one => one.IsUnknown)),
            (ReportMetrics.AccountsExempt, new("exempt", "Exempt", one => one.Exemptions.Count > 0)),
            (ReportMetrics.AccountsOutOfReach, new("out-of-reach", "Out of reach",
                one => one.Reach is AccountReach.Management or AccountReach.Inactive)),
            (ReportMetrics.AccountsNotApplicable, new("not-applicable", "Not applicable in some control",
                one => one.Controls.Any(answer => answer.Standing == Standing.NotApplicable))),
            (ReportMetrics.AccountsNotWatched,
                new("not-watched", "Not watched", one => one.Reach == AccountReach.NotWatched)),
            (ReportMetrics.EventsMissed, new("missed", "With events missed", one => one.History.EventsMissed > 0)),
            (ReportMetrics.UsesNotWatched,
                new("unwatched-uses", "With uses not watched", one => one.History.UsesNotWatched > 0)),
            (ReportMetrics.IncidentsOpen, new("incidents", "With open incidents", one => one.OpenIncidents > 0)),
            (ReportMetrics.IncidentsAcknowledged,
                new("acknowledged", "With incidents acknowledged", one => one.History.Acknowledged > 0)),
            (ReportMetrics.IncidentsNobodyLooked,
                new("nobody-looked", "With incidents nobody looked at", one => one.History.NobodyLooked > 0)),
        }
        .ToDictionary(one => one.Item1.Name, one => one.Item2, StringComparer.Ordinal);
    }

    /// <summary>The accounts of each status.</summary>
    public static readonly IReadOnlyList<AccountFilter> OfStatus =
    [
        .. AccountStatus.WorstFirst.Select(standing => new AccountFilter(
            $"is-{standing.ToString().ToLowerInvariant()}",
            Words.Of(standing),
            one => AccountStatus.Of(one) == standing)),
    ];

    /// <summary>The accounts that fail a control.</summary>
    public static AccountFilter OfControl(string control) => new(
        $"fails-{control}", $"Non-compliant with {control}", one => Standing.NonCompliant == one.Of(control)?.Standing);

    private static bool IsOpen(ControlAnswer? answer) => answer?.Standing is Standing.NonCompliant or Standing.Unknown;
}
