using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents.Ledger;

/// <summary>The sign that an account is heard, as a row of the ledger, and back.</summary>
public static class HeardSignRow
{
    /// <summary>The sort key of the row: an account has one.</summary>
    public const string Sort = "sign/evaluation";

    /// <summary>The attribute with the time of the newest sign.</summary>
    public const string Heard = "heard";

    /// <summary>The row.</summary>
    /// <param name="account">The account.</param>
    /// <param name="at">The time of the call that was heard (UTC).</param>
    public static LedgerRow Of(AccountId account, DateTimeOffset at) => new(
        new(LedgerKey.PartitionOf(LedgerWriter.RootActivity, account), Sort),
        new Dictionary<string, string>(StringComparer.Ordinal) { [Heard] = RowText.Of(at) },
        new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Reads a row: the time (UTC).</summary>
    /// <exception cref="FormatException">The time is missing or wrong; the message names it.</exception>
    public static DateTimeOffset Read(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return RowText.Time(row, Heard);
    }
}
