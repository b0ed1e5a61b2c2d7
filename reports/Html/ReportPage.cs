using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Html;

/// <summary>All that the page shows beside the accounts' rows.</summary>
internal sealed record ReportPage(string Organization, string Partition)
{
    /// <summary>Sentences before the rest is folded: thousands of them would push the numbers out of sight.</summary>
    private const int MostProblemsOpen = 5;

    public required string At { get; init; }
    public required string Day { get; init; }
    public required string Quarter { get; init; }
    public required string CountedSince { get; init; }
    public required bool IsWholeQuarter { get; init; }

    /// <summary>The times of the oldest and the newest evidence (UTC), in words.</summary>
    public required string Evidence { get; init; }

    public required string Accounts { get; init; }
    public required Folded<string> Problems { get; init; }
    public required IReadOnlyList<Card> Cards { get; init; }
    public required IReadOnlyList<Figure> Beside { get; init; }

    /// <summary>Left out of the page for the first report.</summary>
    public required IReadOnlyList<ChangesView> Changes { get; init; }

    public required IReadOnlyList<FilterGroup> Filters { get; init; }
    public required IReadOnlyList<UnitRow> Units { get; init; }
    public required IReadOnlyList<FrameworkView> Frameworks { get; init; }
    public required string StatusMeaning { get; init; }
    public required IReadOnlyList<Definition> Definitions { get; init; }
    public required IReadOnlyList<DepartedRow> Departed { get; init; }

    /// <summary>Shows a report.</summary>
    public static ReportPage Of(ComplianceReport report, IReadOnlyList<FilterGroup> filters)
    {
        var cards = Card.Of(report);
        return new(report.Organization.Value, report.Partition)
        {
            At = Words.Minute(report.At),
            Day = Words.Day(DateOnly.FromDateTime(report.At.UtcDateTime)),
            Quarter = Words.Day(report.Quarter),
            CountedSince = Words.Day(report.CountedSince),
            IsWholeQuarter = report.IsWholeQuarter,
            Evidence = EvidenceOf(report.Accounts),
            Accounts = Words.Count(report.Accounts.Count, "account"),
            Problems = Folded.Of(report.Problems, MostProblemsOpen),
            Cards = cards,
            Beside = [.. BesideTheFour(cards).Select(metric => Figure.Of(metric, report))],
            Changes = report.Changes is { } changes ? [ChangesView.Of(changes)] : [],
            Filters = filters,
            Units = [.. report.Units.Select(UnitRow.Of)],
            Frameworks = FrameworkView.Of(report.Controls),
            StatusMeaning = AccountStatus.Meaning,
            Definitions = [.. ReportMetrics.All.Select(Definition.Of)],
            Departed = [.. report.Departed.Select(DepartedRow.Of)],
        };
    }

    /// <summary>Every number that no card shows, but for the problems: they are the page's first lines.</summary>
    private static IEnumerable<ReportMetric> BesideTheFour(IReadOnlyList<Card> cards)
    {
        var shown = cards.SelectMany(card => card.Figures).Select(figure => figure.Name);
        return ReportMetrics.All.Where(one => one != ReportMetrics.ReportProblems)
            .ExceptBy(shown, one => one.Name, StringComparer.Ordinal);
    }

    private static string EvidenceOf(IReadOnlyList<ReportedAccount> accounts)
    {
        var times = accounts.SelectMany(one => one.Controls).Select(one => one.EvidenceAt).OfType<DateTimeOffset>();
        DateTimeOffset? oldest = null;
        DateTimeOffset? newest = null;
        foreach (var time in times)
        {
            oldest = oldest is null || time < oldest ? time : oldest;
            newest = newest is null || time > newest ? time : newest;
        }

        return oldest is null ? "No evidence" : $"{Words.Minute(oldest)} to {Words.Minute(newest)} UTC";
    }
}

/// <summary>A list of which only the beginning is open at first.</summary>
internal sealed record Folded<T>(IReadOnlyList<T> Open, IReadOnlyList<T> Rest, string More, int Count);

/// <summary>Makes folded lists.</summary>
internal static class Folded
{
    /// <summary>Folds a list that is longer than that.</summary>
    public static Folded<T> Of<T>(IReadOnlyList<T> all, int open) => new(
        [.. all.Take(open)], [.. all.Skip(open)], Words.Number(Math.Max(0, all.Count - open)), all.Count);
}

/// <summary>Filters of one kind.</summary>
internal sealed record FilterGroup(string Title, IReadOnlyList<FilterChoice> Choices);

/// <summary>A filter, with the number of accounts that it shows.</summary>
internal sealed record FilterChoice(string Id, string Title, string Accounts);

/// <summary>A number's definition.</summary>
internal sealed record Definition(
    string Title, string Name, string Meaning, string Numerator, string Denominator, string NotCounted, string Target)
{
    public static Definition Of(ReportMetric metric) => new(
        metric.Title,
        metric.Name,
        metric.Meaning,
        metric.Numerator,
        metric.Denominator,
        metric.NotCounted,
        metric.Target is { } target ? Words.Of(metric.Unit, target) : "");
}

/// <summary>An account that left.</summary>
internal sealed record DepartedRow(string Id, string Noticed, IReadOnlyList<string> Past)
{
    public static DepartedRow Of(DepartedAccount one) => new(
        one.Id.Value,
        Words.Day(one.Noticed),
        [
            .. AccountDetails.PastOf(one.History),
            .. one.Unread is { } unread ? [$"The ledger could not be read: {unread}"] : Array.Empty<string>(),
        ]);
}
