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
}
