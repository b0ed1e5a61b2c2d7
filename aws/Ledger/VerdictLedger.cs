using System.Globalization;
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
    /// Records an evaluation. An older one, and the same one again, change nothing. One that changes nothing costs a
    /// read and a write; where the control is about keys or certificates, a second read.
    /// </summary>
    /// <remarks>
    /// The row of the latest verdict carries what changed until that stands in rows of its own. So whoever reads it
    /// after an end between two writes adds what is missing, and of two evaluations at a time the later one compares
    /// itself with the one that came first, or the older one changes nothing.
    /// </remarks>
    /// <returns>The observations.</returns>
    /// <exception cref="AwsCallException">Not all of it is recorded. Recording it again is safe.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<Observation>> RecordAsync(Evaluation one, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(one);
        var key = LedgerKey.OfLatest(one.Account, one.Control.Name, one.Region);
        while (true)
        {
            var row = await table.GetAsync(key, cancellation);
            if (row?.ListOf(LatestRow.Unwritten) is { Count: > 0 })
                row = await WriteOutAsync(row, cancellation);
            var before = row is null ? null : LatestRow.Read(row);
            if (before?.Outdates(one.Asked, one.Verdict.Compliance) == true)
                return [];
            var observed = EvaluationObserver.Of(one, before, await HeardAsync(one, cancellation));
            var next = Next(
                LatestRow.Of(observed.Latest),
                row,
                [.. observed.Observations.Select(one => ObservationRow.Of(LedgerWriter.RootPostureRule, one))]);
            if (!await table.ReplaceAsync(next, LatestRow.Version, row?.TextOf(LatestRow.Version), cancellation))
                continue;
            if (observed.Observations.Count > 0)
                await WriteOutAsync(next, cancellation);
            return observed.Observations;
        }
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

    /// <summary>
    /// Adds the rows that a row carries, and takes them off it. Whoever changed it meanwhile did that first.
    /// </summary>
    /// <returns>The row as it then is.</returns>
    private async Task<LedgerRow> WriteOutAsync(LedgerRow row, CancellationToken cancellation)
    {
        foreach (var unwritten in row.ListOf(LatestRow.Unwritten))
            await table.AddAsync(UnwrittenRow.Read(unwritten), cancellation);
        var clean = Next(row, row, []);
        await table.ReplaceAsync(clean, LatestRow.Version, row.TextOf(LatestRow.Version), cancellation);
        return clean;
    }

    /// <summary>A row as the next version of another one, with the rows that are to be added beside it.</summary>
    private static LedgerRow Next(LedgerRow row, LedgerRow? before, IReadOnlyList<LedgerRow> unwritten)
    {
        var lists = row.Lists.Where(list => list.Key != LatestRow.Unwritten)
            .ToDictionary(list => list.Key, list => list.Value, StringComparer.Ordinal);
        if (unwritten.Count > 0)
            lists[LatestRow.Unwritten] = [.. unwritten.Select(UnwrittenRow.Of)];
        var version = before?.TextOf(LatestRow.Version) is { } text
            ? long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) + 1
            : 1;
        return row with
        {
            Texts = new Dictionary<string, string>(row.Texts, StringComparer.Ordinal)
            {
                [LatestRow.Version] = version.ToString(CultureInfo.InvariantCulture),
            },
            Lists = lists,
        };
    }

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
