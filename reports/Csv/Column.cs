using System.Globalization;
using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Csv;

/// <summary>One column of the table.</summary>
/// <param name="Name">Its stable name, on the first line.</param>
/// <param name="Cell">Its cell for an account: text from outside is never written as it is.</param>
internal sealed record Column(string Name, Func<ReportedAccount, string> Cell)
{
    private const int LongestProblem = 500;

    /// <summary>The columns of a report, in order.</summary>
    public static IReadOnlyList<Column> Of(ComplianceReport report)
    {
        var state = State(report);
        return
        [
            new("report", _ => state),
            new("account_id", one => CellText.OfDigits(one.Id.Value)),
            new("name", one => CellText.Of(one.Name)),
            new("units", one => CellText.Of(string.Join(" / ", one.Units))),
            new("state", one => CellText.Of(one.State)),
            new("reach", one => Reach(one.Reach)),
            new("unknown", one => one.IsUnknown ? "yes" : "no"),
            new("active_keys", one => Number(one.Keys.Count(key => key.CountsAsActive))),
            new("keys", one => Number(one.Keys.Count)),
            new("key_ids", one => CellText.Of(string.Join(", ", one.Keys.Select(key => key.Id)))),
            .. report.Controls.Select(control => new Column(
                control.Name, one => one.Of(control.Name) is { } answer ? StandingWords.Of(answer) : "")),
            new("evidence_utc", one => Time(one.EvidenceAt)),
            new("last_use_utc", one => Time(one.LastUse?.At)),
            new("last_use_by", one => CellText.Of(one.LastUse?.By ?? "")),
            new("open_incidents", one => Number(one.OpenIncidents)),
            new("oldest_incident_days", one => Days(report.At - one.OldestIncident)),
            new("exempt_until_utc", one => Time(one.Exemptions.Max(exemption => (DateTimeOffset?)exemption.Until))),
            new("problem", one => CellText.Of(one.Unread ?? "")),
            new("next_step", one => CellText.Of(one.Next)),
        ];
    }

    /// <summary>
    /// The report itself, in each row: a row that is filtered, sorted or copied elsewhere still says that its report
    /// was not complete, and a parser meets nothing but rows.
    /// </summary>
    private static string State(ComplianceReport report)
    {
        if (report.IsComplete)
            return $"complete, {Time(report.At)} UTC";
        var problems = string.Join(" ", report.Problems);
        return CellText.Of(
            $"INCOMPLETE, {Time(report.At)} UTC: "
            + (problems.Length > LongestProblem ? $"{problems[..LongestProblem]}…" : problems));
    }

    private static string Reach(AccountReach reach) => reach switch
    {
        AccountReach.Member => "member",
        AccountReach.Management => "management",
        AccountReach.Inactive => "inactive",
        AccountReach.NotWatched => "not watched",
        _ => throw new ArgumentOutOfRangeException(nameof(reach), reach, message: null),
    };

    /// <summary>In a form that spreadsheets of every language take for a time, and that sorts as text, too.</summary>
    private static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    private static string Days(TimeSpan? age) => age is { } time ? Number((int)time.TotalDays) : "";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
