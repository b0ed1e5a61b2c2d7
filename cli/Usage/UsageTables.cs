using System.Globalization;
using Guardrails.Cli.Shared;
using Guardrails.Core.Json;
using Guardrails.Core.Usage;

namespace Guardrails.Cli.Usage;

/// <summary>Shows to a person what root keys did.</summary>
internal static class UsageTables
{
    private const int MostCalls = 100;
    private const int MostHints = 60;
    private const int MostInACell = 3;
    private const int LongestText = 120;

    /// <summary>Writes it.</summary>
    public static void Write(Page page, ReadUsage read)
    {
        page.WriteLine(
            $"{read.Account}: root access keys from {Minute(read.Window.From)} to {Minute(read.Window.To)}, by "
            + $"{read.Source}",
            Tone.Strong);
        if (read.OtherKeys is { } gap)
            page.WriteLine($"NOT COMPLETE: there may be other keys: {gap}", Tone.Bad);
        if (read.Coverage is { } coverage)
            WriteCoverage(page, coverage);
        if (read.Keys.Count == 0)
            page.WriteLine("The account has no root access key.", Tone.Good);
        foreach (var key in read.Keys)
            Write(page, key);
        if (read.Replacement is { } replacement)
            ReplacementTables.Write(page, replacement);
        if (read.Comparison is { } comparison)
            ReplacementTables.Write(page, comparison);
    }

    private static void Write(Page page, KeyUsage key)
    {
        page.WriteLine();
        page.Title(key.AccessKeyId);
        page.WriteLine($"{VerdictWords.Name(key.Verdict)}: {VerdictWords.Sentence(key)}", ToneOf(key.Verdict));
        foreach (var gap in VerdictWords.Gaps(key))
            page.WriteLine($"NOT COMPLETE: {gap}", Tone.Bad);
        if (key.Sessions.Count > 0)
        {
            page.WriteLine(
                $"It opened {Counted.Of(key.Sessions.Count, "session")}, whose calls are counted with its own.");
        }

        WriteCalls(page, "Allowed calls", key.Allowed);
        WriteCalls(page, "Refused calls", key.Refused);
        WriteCalls(page, "Calls that failed otherwise", key.Failed);
        WriteDays(page, key);
        WriteHints(page, key);
    }

    private static void WriteCalls(Page page, string title, IReadOnlyList<CallSummary> calls)
    {
        if (calls.Count == 0)
            return;
        page.WriteLine();
        page.WriteLine($"{title}: {Counted.Of(calls.Sum(one => (long)one.Count), "call")}", Tone.Strong);
        var table = new Table(
            new("Call", ColumnKind.Key),
            new("Count"),
            new("First"),
            new("Last"),
            new("Error"),
            new("Regions", ColumnKind.Text),
            new("Resources", ColumnKind.Text))
        {
            Noun = "call", MostRows = MostCalls,
        };
        foreach (var one in calls)
        {
            table.Add(
                Cell.Of($"{one.Service.Split('.')[0]}:{one.Name}"),
                Cell.Of(one.Count.ToString(CultureInfo.InvariantCulture)),
                Cell.Of(Day(one.First)),
                Cell.Of(Day(one.Last)),
                Cell.Of(Error(one.End)),
                Cell.Of(Some(one.Regions)),
                Cell.Of(Some(one.Resources)));
        }

        page.Write(table);
    }

    private static void WriteDays(Page page, KeyUsage key)
    {
        if (key.Days.Count == 0)
            return;
        page.WriteLine();
        page.WriteLine($"Calls by day (UTC), on {Counted.Of(key.Days.Count, "day")}:", Tone.Strong);
        page.WriteLine(string.Join(", ", key.Days.Select(day => $"{day.Key:yyyy-MM-dd} {day.Value}")), indent: 2);
    }

    private static void WriteHints(Page page, KeyUsage key)
    {
        if (key.Hints.Count == 0)
            return;
        page.WriteLine();
        page.WriteLine(
            "Hints to the application or team (whoever holds the key chooses most of these texts):", Tone.Strong);
        var table = new Table(
            new("Hint", ColumnKind.Key),
            new("Text", ColumnKind.Text),
            new("Means", ColumnKind.Text),
            new("Events"),
            new("Such as event"))
        {
            Noun = "hint", MostRows = MostHints,
        };
        foreach (var hint in key.Hints.Take(MostHints))
        {
            table.Add(
                Cell.Of(KindOf(hint.Kind)),
                Cell.Of(Cut(hint.Text)),
                Cell.Of(hint.Meaning ?? ""),
                Cell.Of(hint.Count.ToString(CultureInfo.InvariantCulture)),
                Cell.Of(Cut(hint.EventIds[0])));
        }

        page.Write(table);
        if (key.Hints.Count > MostHints)
            page.WriteLine($"{key.Hints.Count - MostHints} more: --output json has all of them.", Tone.Faint);
    }

    private static void WriteCoverage(Page page, FileCoverage coverage)
    {
        foreach (var (region, days) in coverage.Days)
        {
            page.WriteLine(
                $"Files of {region}: {Counted.Of(days.Count, "day")} from {days.Min():yyyy-MM-dd} to "
                + $"{days.Max():yyyy-MM-dd}");
        }

        if (coverage.Nameless > 0)
        {
            page.WriteLine(
                $"{Counted.Of(coverage.Nameless, "file")} whose names tell no Region and day of the account.",
                Tone.Faint);
        }
    }

    private static string Error(CallEnd end) => end switch
    {
        { ErrorCode: null } => "",
        { PolicyId: { } id } => $"{end.ErrorCode} by policy {id}",
        { ByServiceControlPolicy: true } => $"{end.ErrorCode} by a service control policy",
        _ => Cut(end.ErrorCode),
    };

    private static string Some(IReadOnlyList<string> texts) => texts.Count <= MostInACell
        ? string.Join(", ", texts.Select(Cut))
        : $"{string.Join(", ", texts.Take(MostInACell).Select(Cut))} and {texts.Count - MostInACell} more";

    private static string Cut(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]}…";

    private static string KindOf(HintKind kind) => kind switch
    {
        HintKind.Address => "address",
        HintKind.Agent => "program",
        HintKind.VpcEndpoint => "VPC endpoint",
        HintKind.InvokedBy => "invoked by",
        HintKind.Resource => "resource",
        HintKind.Tag => "tag",
        _ => "session",
    };

    private static Tone ToneOf(KeyVerdict verdict) => verdict switch
    {
        KeyVerdict.Unused => Tone.Good,
        KeyVerdict.CannotTell => Tone.Unsure,
        _ => Tone.Bad,
    };

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Minute(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
