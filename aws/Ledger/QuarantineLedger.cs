using Guardrails.Aws.Calls;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Remediation;

namespace Guardrails.Aws.Ledger;

/// <summary>The reads and writes of the comparison of quarantines with the ledger.</summary>
/// <param name="table">The table.</param>
public sealed class QuarantineLedger(LedgerTable table)
{
    /// <summary>The quarantines that differed from the ledger in earlier comparisons.</summary>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<OddQuarantine>> OddAsync(CancellationToken cancellation) =>
        [.. (await table.ListAsync(OddQuarantine.List, DateTimeOffset.MaxValue, cancellation))
            .Select(OddQuarantine.Read)];

    /// <summary>
    /// Records a comparison. What is over is let go of last: whoever stops before that records the same once more.
    /// </summary>
    /// <exception cref="AwsCallException">Not all of it is recorded. Recording it again is safe.</exception>
    public async Task RecordAsync(QuarantineSweep sweep, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        foreach (var one in sweep.New)
            await table.AddAsync(one.Row, cancellation);
        foreach (var one in sweep.Observations)
            await table.AddAsync(ObservationRow.Of(LedgerWriter.RootRemediation, one), cancellation);
        foreach (var one in sweep.Over)
            await table.DeleteAsync(one.Key, cancellation);
    }
}
