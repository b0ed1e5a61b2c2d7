using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Aws.Ledger;

/// <summary>An alert that stands in the ledger.</summary>
/// <param name="Key">Its row.</param>
/// <param name="Alert">The alert.</param>
/// <param name="Incident">
/// The incident that it tells, as it is now; null where what it tells was explained or withdrawn meanwhile.
/// </param>
public sealed record ClaimedAlert(LedgerKey Key, Alert Alert, Incident? Incident);
