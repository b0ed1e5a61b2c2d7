using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Incidents.Observers;

namespace Guardrails.Aws.Ledger;

/// <summary>Evaluations as they stand in the table: the latest of each, and what changed.</summary>
/// <param name="table">The table.</param>
public sealed class VerdictLedger(LedgerTable table)
{
    /// <summary>
    /// Records an evaluation: first what changed, then that it is the latest one. An older one, and the same one again,
    /// change nothing. An evaluation that changes nothing costs two reads and a write.
    /// </summary>
    /// <returns>The observations.</returns>
    /// <exception cref="AwsCallException">Not all of it is recorded. Recording it again is safe.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<Observation>> RecordAsync(Evaluation one, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(one);
        var key = LedgerKey.OfLatest(one.Account, one.Control.Name, one.Region);
        var before = await table.GetAsync(key, cancellation) is { } row ? LatestRow.Read(row) : null;
        if (before?.Asked >= one.Asked)
            return [];
        var observed = EvaluationObserver.Of(one, before, await HeardAsync(one, cancellation));
        foreach (var observation in observed.Observations)
            await table.AddAsync(ObservationRow.Of(LedgerWriter.RootPostureRule, observation), cancellation);
        await table.PutNewerAsync(LatestRow.Of(observed.Latest), LatestRow.Asked, cancellation);
        return observed.Observations;
    }

    /// <summary>The latest evaluations of an account, one for each control and Region.</summary>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<LatestVerdict>> LatestAsync(AccountId account, CancellationToken cancellation) =>
    [
        .. (await table.ReadAsync(
            LedgerKey.PartitionOf(LedgerWriter.RootPostureRule, account), LedgerKey.Latest, cancellation))
            .Select(LatestRow.Read),
    ];

    /// <summary>The credentials that events spoke of, where the control may end what is about one.</summary>
    private async Task<IReadOnlyList<HeardCredential>> HeardAsync(Evaluation one, CancellationToken cancellation) =>
        EvaluationObserver.AsksAboutKeys(one.Control) || EvaluationObserver.AsksAboutCertificates(one.Control)
            ?
            [
                .. (await table.ReadAsync(
                    LedgerKey.PartitionOf(LedgerWriter.RootActivity, one.Account),
                    LedgerKey.Credentials,
                    cancellation)).Select(HeardCredentialRow.Read),
            ]
            : [];
}
