using System.Globalization;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Core.Reconciling;

/// <summary>A day of the comparison as a row of the ledger, and back.</summary>
public static class ReconciledDayRow
{
    /// <summary>The beginning of the sort keys of these rows.</summary>
    public const string Days = "day/";

    /// <summary>The time that they are kept.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(100);

    private const char Between = '|';
    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>The list of the accounts that were compared on a day.</summary>
    public static string ListOf(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"compared/{day:yyyy-MM-dd}");

    /// <summary>The row.</summary>
    /// <param name="one">The day.</param>
    /// <param name="at">The time of the comparison (UTC).</param>
    public static LedgerRow Of(ReconciledDay one, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(one);
        return new(
            new(
                LedgerKey.PartitionOf(LedgerWriter.Reconciliation, one.Account),
                string.Create(CultureInfo.InvariantCulture, $"{Days}{one.Day:yyyy-MM-dd}")),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["account"] = one.Account.Value,
                ["day"] = Text(one.Day),
                ["firstSeen"] = Text(one.FirstSeen),
                ["watchedSince"] = one.WatchedSince is { } since ? Text(since) : No,
                ["works"] = one.Works ? Yes : No,
                ["heard"] = one.IsHeard ? Yes : No,
                ["missed"] = one.Missed.ToString(CultureInfo.InvariantCulture),
                ["notWatched"] = one.NotWatched.ToString(CultureInfo.InvariantCulture),
                ["passwordUsed"] = one.PasswordUsed is { } used ? RowText.Of(used) : No,
                [LedgerKey.List] = ListOf(one.Day),
                [LedgerKey.ListedAt] = RowText.Of(at),
            },
            new[]
            {
                ("uses", Lines(one.Uses, use => RowText.Of(use))),
                ("expected", Lines(one.Expected, Text)),
                ("differing", one.Differing),
            }
            .Where(list => list.Item2.Count > 0)
            .ToDictionary(list => list.Item1, list => list.Item2, StringComparer.Ordinal))
        {
            Expires = at + KeptFor,
        };
    }

    /// <summary>Reads a row.</summary>
    /// <exception cref="FormatException">An attribute is missing or wrong; the message names it.</exception>
    public static ReconciledDay Read(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            AccountId.TryParse(row.Require("account")) ?? throw row.Wrong("account", "is not 12 digits"),
            Day(row, "day"))
        {
            FirstSeen = Day(row, "firstSeen"),
            // A row that was written before anybody kept it: the account counts as watched from the first day on.
            WatchedSince = row.TextOf("watchedSince") switch
            {
                null => Day(row, "firstSeen"),
                No => null,
                _ => Day(row, "watchedSince"),
            },
            Missed = Number(row, "missed"),
            NotWatched = Number(row, "notWatched"),
            Works = Flag(row, "works"),
            IsHeard = Flag(row, "heard"),
            PasswordUsed = row.Require("passwordUsed") is No ? null : RowText.Time(row, "passwordUsed"),
            Differing = row.ListOf("differing"),
            Uses = Parts(row, "uses").ToDictionary(
                part => part.Name,
                part => RowText.Parse(part.Value) ?? throw row.Wrong("uses", "has what is no time")),
            Expected = Parts(row, "expected").ToDictionary(
                part => part.Name, part => Day(row, "expected", part.Value), StringComparer.Ordinal),
        };
    }

    private static IReadOnlyList<string> Lines<T>(IReadOnlyDictionary<string, T> values, Func<T, string> text) =>
    [
        .. values.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => $"{one.Key}{Between}{text(one.Value)}"),
    ];

    private static IEnumerable<(string Name, string Value)> Parts(LedgerRow row, string list) =>
        row.ListOf(list).Select(line => line.Split(Between)).Select(parts => (parts[0], parts[^1]));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(LedgerRow row, string name) => Day(row, name, row.Require(name));

    private static DateOnly Day(LedgerRow row, string name, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw row.Wrong(name, $"is '{text}', which is no day");

    private static bool Flag(LedgerRow row, string name) => row.Require(name) switch
    {
        Yes => true,
        No => false,
        var other => throw row.Wrong(name, $"is '{other}', which is neither {Yes} nor {No}"),
    };

    private static int Number(LedgerRow row, string name) =>
        int.TryParse(row.Require(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw row.Wrong(name, $"is '{row.TextOf(name)}', which is no number");
}
