using System.Globalization;
using Guardrails.Cli.Shared;
using Guardrails.Core.Json;
using Guardrails.Core.Reporting;

namespace Guardrails.Cli.Report;

/// <summary>Shows a report to a person: what is missing, the numbers, and the accounts with anything to do.</summary>
internal static class ReportTables
{
    /// <summary>Rows that say the same are counted where there are more than these.</summary>
    private const int LinesForAccounts = 200;

    /// <summary>Writes it.</summary>
    public static void Write(Page page, ComplianceReport report)
    {
        foreach (var problem in report.Problems)
            page.WriteLine($"NOT COMPLETE: {problem}", Tone.Bad);
        page.WriteLine(
            $"{report.Organization}: {Counted.Of(report.Numbers.Accounts, "account")}, as the ledger was at "
            + $"{Minute(report.At)}",
            Tone.Strong);
        page.WriteLine();
        WriteNumbers(page, report);
        var todo = report.Accounts.Where(one => one.Next.Length > 0).ToList();
        page.WriteLine();
        page.Title(
            todo.Count == 0 ? "Nothing to do in any account" : $"{Counted.Of(todo.Count, "account")} to look at");
        if (todo.Count > 0)
            page.Write(Accounts(todo));
        page.WriteLine(
            "Every account, its evidence and the definitions: guardrails report --output html --to report.html",
            Tone.Faint);
    }

    /// <summary>Writes the numbers beside their targets and those of the last report.</summary>
    public static void WriteNumbers(Page page, ComplianceReport report) => page.Write(Numbers(report));

    private static Table Numbers(ComplianceReport report)
    {
        var table = new Table(new("Number", ColumnKind.Key), new("Now"), new("Target"), new("Last report"));
        var before = report.Trend.Count > 1 ? report.Trend[^2].Values : null;
        foreach (var metric in ReportMetrics.All)
        {
            var now = ValueOf(report.Trend[^1].Values, metric);
            table.Add(
                Cell.Of(metric.IsOfQuarter && !report.IsWholeQuarter
                    ? $"{metric.Title}, since {Day(report.CountedSince)}"
                    : metric.Title),
                Cell.Of(Words(metric, now), ToneOf(report.Judge(metric))),
                Cell.Of(metric.Target is { } target ? Words(metric, target) : ""),
                Cell.Of(before is null ? "" : Words(metric, ValueOf(before, metric))));
        }

        return table;
    }

    private static Table Accounts(IReadOnlyList<ReportedAccount> accounts)
    {
        var table = new Table(
            new("Account", ColumnKind.Key),
            new("Name", ColumnKind.Key),
            new("Unit", ColumnKind.Place),
            new("Keys"),
            new("UNKNOWN"),
            new("Incidents"),
            new("Exempt until"),
            new("Next", ColumnKind.Text))
        {
            Noun = "account",
            MostRows = LinesForAccounts,
        };
        foreach (var one in accounts)
        {
            table.Add(
                Cell.Of(one.Id.Value),
                Cell.Of(one.Name),
                Cell.Of(string.Join(" / ", one.Units)),
                Cell.Of(one.HasKeys ? $"{one.Keys.Count}{(one.HasActiveKeys ? "" : " inactive")}" : "", Tone.Bad),
                Cell.Of(one.IsUnknown ? "yes" : "", Tone.Unsure),
                Cell.Of(one.OpenIncidents > 0 ? $"{one.OpenIncidents}" : ""),
                Cell.Of(one.Exemptions is [var first, ..] ? Day(first.Until) : ""),
                Cell.Of(one.Next));
        }

        return table;
    }

    private static double? ValueOf(IReadOnlyDictionary<string, double> values, ReportMetric metric) =>
        values.TryGetValue(metric.Name, out var value) ? value : null;

    private static string Words(ReportMetric metric, double? value) => (metric.Unit, value) switch
    {
        (_, null) => "-",
        // Cut off, so that only all of them are 100 %.
        (MetricUnit.Percent, { } percent) =>
            string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(percent * 10) / 10:0.#} %"),
        (MetricUnit.Seconds, { } seconds) => SpanWords.Of(TimeSpan.FromSeconds(seconds)),
        (_, { } count) => count.ToString("0", CultureInfo.InvariantCulture),
    };

    private static Tone ToneOf(TargetState? state) => state switch
    {
        TargetState.Met => Tone.Good,
        TargetState.MetAsFarAsKnown => Tone.Unsure,
        TargetState.NotMet => Tone.Bad,
        _ => Tone.Plain,
    };

    private static string Day(DateTimeOffset at) => Day(DateOnly.FromDateTime(at.UtcDateTime));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Minute(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
