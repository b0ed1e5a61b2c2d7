using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Html;

/// <summary>The changes since the last report.</summary>
internal sealed record ChangesView(
    string Since, Folded<ChangeLine> Began, Folded<ChangeLine> Gone, Folded<string> Departed)
{
    private const int MostOpen = 6;

    public static ChangesView Of(ReportChanges changes) => new(
        Words.Minute(changes.Since),
        Folded.Of<ChangeLine>(
            [
                .. changes.Began.Select(one => new ChangeLine(
                    one.Account.Value,
                    one.Name,
                    one.Incident.Severity.ToString(),
                    $"{string.Join(", ", one.Incident.Kinds)}, since {Words.Minute(one.Incident.Began)} UTC")),
            ],
            MostOpen),
        Folded.Of<ChangeLine>(
            [
                .. changes.Gone.Select(one => new ChangeLine(
                    one.Account.Value,
                    one.Name,
                    "",
                    $"{Words.Key(one.Key.Key)}, removed by {Words.Minute(one.Key.Gone)} UTC, "
                        + $"{Words.Duration(one.Key.Seconds)} after it became known")),
            ],
            MostOpen),
        Folded.Of<string>([.. changes.Departed.Select(id => id.Value)], MostOpen));
}

/// <summary>Something that changed in one account.</summary>
internal sealed record ChangeLine(string Account, string Name, string Severity, string Words);
