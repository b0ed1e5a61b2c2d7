using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Core.Remediation;

/// <summary>An entry of a log as a row of the ledger, and back.</summary>
public static class EntryRow
{
    private const string Text = "entry";
    private const string Account = "account";

    /// <summary>The row.</summary>
    /// <param name="account">The account.</param>
    /// <param name="remediation">The remediation's id.</param>
    /// <param name="number">The number of the entry, from 0.</param>
    /// <param name="entry">The entry.</param>
    public static LedgerRow Of(AccountId account, string remediation, int number, RemediationEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new(
            RemediationKeys.OfEntry(account, remediation, number),
            new Dictionary<string, string>
            {
                [Account] = account.Value,
                ["at"] = RowText.Of(entry.At),
                [Text] = EntryText.Of(entry),
            },
            new Dictionary<string, IReadOnlyList<string>>());
    }

    /// <summary>The row by which a remediation that is not over is found.</summary>
    public static LedgerRow Open(RemediationCase one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return new(
            RemediationKeys.OfOpen(one.Account, one.Id),
            new Dictionary<string, string>
            {
                [Account] = one.Account.Value,
                [LedgerKey.List] = RemediationKeys.Open,
                [LedgerKey.ListedAt] = RowText.Of(one.Start.At),
            },
            new Dictionary<string, IReadOnlyList<string>>());
    }

    /// <summary>The case that the rows of one log tell.</summary>
    /// <param name="account">The account.</param>
    /// <param name="remediation">The remediation's id.</param>
    /// <param name="rows">The rows of its log, in order.</param>
    /// <returns>The case; null where it has no row.</returns>
    /// <exception cref="FormatException">
    /// A row is missing, cannot be read, or does not fit those before it; the message names it.
    /// </exception>
    public static RemediationCase? Read(AccountId account, string remediation, IReadOnlyList<LedgerRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows is [])
            return null;
        var read = RemediationLog.Read(account, Entries(account, remediation, rows));
        return read.Id == remediation ? read : throw rows[0].Wrong(Text, $"begins another log, {read.Id}");
    }

    /// <summary>The entries of one log.</summary>
    /// <param name="account">The account.</param>
    /// <param name="remediation">The remediation's id.</param>
    /// <param name="rows">The rows of its log, in order.</param>
    /// <exception cref="FormatException">A row is missing or cannot be read; the message names it.</exception>
    public static IReadOnlyList<RemediationEntry> Entries(
        AccountId account, string remediation, IReadOnlyList<LedgerRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return
        [
            .. rows.Select((row, number) => row.Key == RemediationKeys.OfEntry(account, remediation, number)
                ? Entry(row)
                : throw row.Wrong(Text, $"is not number {number} of its log: a row is missing")),
        ];
    }

    private static RemediationEntry Entry(LedgerRow row)
    {
        try
        {
            return EntryText.Read(row.Require(Text));
        }
        catch (FormatException exception)
        {
            throw row.Wrong(Text, exception.Message);
        }
    }
}
