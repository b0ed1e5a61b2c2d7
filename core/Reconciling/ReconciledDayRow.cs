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
                ["day"] = one.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["firstSeen"] = one.FirstSeen.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["missed"] = one.Missed.ToString(CultureInfo.InvariantCulture),
                ["notWatched"] = one.NotWatched.ToString(CultureInfo.InvariantCulture),
                [LedgerKey.List] = ListOf(one.Day),
                [LedgerKey.ListedAt] = RowText.Of(at),
            },
            one.Uses.Count == 0
                ? new Dictionary<string, IReadOnlyList<string>>()
                : new Dictionary<string, IReadOnlyList<string>>
                {
                    ["uses"] =
                    [
                        .. one.Uses.OrderBy(use => use.Key, StringComparer.Ordinal)
                            .Select(use => $"{use.Key}{Between}{RowText.Of(use.Value)}"),
                    ],
                })
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
            Missed = Number(row, "missed"),
            NotWatched = Number(row, "notWatched"),
            Uses = row.ListOf("uses").Select(text => text.Split(Between)).ToDictionary(
                parts => parts[0],
                parts => RowText.Parse(parts[^1]) ?? throw row.Wrong("uses", "has what is no time")),
        };
    }

    private static DateOnly Day(LedgerRow row, string name) =>
        DateOnly.TryParseExact(
            row.Require(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw row.Wrong(name, $"is '{row.TextOf(name)}', which is no day");

    private static int Number(LedgerRow row, string name) =>
        int.TryParse(row.Require(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw row.Wrong(name, $"is '{row.TextOf(name)}', which is no number");
}
