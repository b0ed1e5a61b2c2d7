using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Aws.Decisions;

/// <summary>Decisions, as they stand in the table.</summary>
/// <param name="table">The table.</param>
/// <param name="incidents">The incidents in it.</param>
public sealed class DecisionLedger(LedgerTable table, IncidentReader incidents)
{
    /// <summary>The row of a decision that was made before; null where it was not.</summary>
    /// <exception cref="AwsCallException">It could not be read.</exception>
    public Task<LedgerRow?> FindAsync(Decision decision, CancellationToken cancellation) =>
        table.GetAsync(DecisionRow.KeyOf(decision), cancellation);

    /// <summary>The incidents of an account, open and closed.</summary>
    /// <exception cref="AwsCallException">Not everything could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public Task<IReadOnlyList<Incident>> IncidentsAsync(AccountId account, CancellationToken cancellation) =>
        incidents.IncidentsAsync(account, cancellation);

    /// <summary>Adds the row of a decision; false where it was made before.</summary>
    /// <exception cref="AwsCallException">It is not known whether it was added. Adding it again is safe.</exception>
    public Task<bool> AddAsync(LedgerRow row, CancellationToken cancellation) => table.AddAsync(row, cancellation);
}
