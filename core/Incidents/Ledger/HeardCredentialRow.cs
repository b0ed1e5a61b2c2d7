using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents.Ledger;

/// <summary>A credential that events spoke of, as a row of the ledger, and back.</summary>
public static class HeardCredentialRow
{
    /// <summary>The attribute with the time of the last such event's hearing.</summary>
    public const string Heard = "heard";

    /// <summary>The row.</summary>
    public static LedgerRow Of(AccountId account, HeardCredential one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Heard] = RowText.Of(one.Heard),
        };
        RowText.Add(texts, one.Subject);
        return new(
            LedgerKey.OfCredential(account, one.Subject), texts, new Dictionary<string, IReadOnlyList<string>>());
    }

    /// <summary>Reads a row.</summary>
    /// <exception cref="FormatException">An attribute is missing or wrong; the message names it.</exception>
    public static HeardCredential Read(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(RowText.Subject(row), RowText.Time(row, Heard));
    }
}
