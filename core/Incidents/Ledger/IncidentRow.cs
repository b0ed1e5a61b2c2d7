using System.Globalization;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents.Ledger;

/// <summary>An incident that ended, as a row of the ledger, and back. It stays when its observations go.</summary>
public static class IncidentRow
{
    /// <summary>The attribute with the time of the judgement: a newer one replaces it.</summary>
    public const string Judged = "judged";

    private const string Ended = "ended";

    /// <summary>The row.</summary>
    /// <exception cref="ArgumentException">The incident goes on.</exception>
    public static LedgerRow Of(Incident one)
    {
        ArgumentNullException.ThrowIfNull(one);
        if (one is not { Ended: { } ended, Ending: { } ending })
            throw new ArgumentException("It goes on.", nameof(one));
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = one.Id,
            ["account"] = one.Account.Value,
            ["severity"] = $"{one.Severity}",
            ["began"] = RowText.Of(one.Began),
            [Ended] = RowText.Of(ended),
            ["ending"] = $"{ending}",
            [Judged] = RowText.Of(one.Now),
        };
        if (EndedIncident.Seconds(one.Began, ended, ending) is { } seconds)
            texts["seconds"] = seconds.ToString(CultureInfo.InvariantCulture);
        RowText.Add(texts, one.Subject);
        return new(
            LedgerKey.OfIncident(one.Account, one.Id),
            texts,
            new Dictionary<string, IReadOnlyList<string>>
            {
                ["kinds"] = [.. one.Kinds.Select(kind => kind.Name)],
            });
    }

    /// <summary>Reads a row.</summary>
    /// <exception cref="FormatException">An attribute is missing or wrong; the message names it.</exception>
    public static EndedIncident Read(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            row.Require("id"),
            AccountId.TryParse(row.Require("account")) ?? throw row.Wrong("account", "is no account id"),
            RowText.Subject(row),
            RowText.Choice<Severity>(row, "severity"),
            row.ListOf("kinds"),
            RowText.Time(row, "began"),
            RowText.Time(row, Ended),
            RowText.Choice<IncidentEnding>(row, "ending"));
    }

    /// <summary>The time at which the incident of a row ended (UTC).</summary>
    /// <exception cref="FormatException">It is missing or wrong; the message names it.</exception>
    public static DateTimeOffset EndOf(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return RowText.Time(row, Ended);
    }

    /// <summary>True where two rows say the same, whenever each was judged.</summary>
    public static bool AreSame(LedgerRow one, LedgerRow other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Key == other.Key
            && Said(one).ToHashSet().SetEquals(Said(other))
            && one.ListOf("kinds").SequenceEqual(other.ListOf("kinds"), StringComparer.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string>> Said(LedgerRow row) =>
        row.Texts.Where(text => text.Key != Judged);
}
