using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Aws.Ledger;

/// <summary>An alert that stands in the ledger.</summary>
/// <param name="Key">Its row.</param>
/// <param name="Pending">The alert, with what decides how it is sent.</param>
public sealed record ClaimedAlert(LedgerKey Key, PendingAlert Pending)
{
    /// <summary>The alert.</summary>
    public Alert Alert => Pending.Alert;

    /// <summary>The account.</summary>
    public AccountId Account => Pending.Account;

    /// <summary>True where it went out by mail and not to the chat.</summary>
    public bool IsMailed { get; init; }

    /// <summary>True where it was sent in a digest.</summary>
    public bool IsInDigest { get; init; }

    /// <summary>Reads a row.</summary>
    /// <exception cref="FormatException">An attribute is missing or wrong; the message names it.</exception>
    public static ClaimedAlert Read(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.Key, AlertRow.ReadPending(row))
        {
            IsMailed = row.TextOf(AlertRow.Mailed) is not null,
            IsInDigest = row.TextOf(AlertRow.Digest) is not null,
        };
    }
}
