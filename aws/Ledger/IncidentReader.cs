using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Aws.Ledger;

/// <summary>Reads the incidents of an account, which follow from its observations.</summary>
/// <param name="table">The table.</param>
/// <param name="time">The clock.</param>
public sealed class IncidentReader(LedgerTable table, TimeProvider time)
{
    /// <summary>The incidents of an account, open and closed, with the ids under which they were told.</summary>
    /// <exception cref="AwsCallException">Not everything could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<Incident>> IncidentsAsync(AccountId account, CancellationToken cancellation) =>
        (await ReadAsync(account, cancellation)).Incidents;

    /// <summary>All that was observed of an account, and the incidents that it makes.</summary>
    /// <exception cref="AwsCallException">Not everything could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<(IReadOnlyList<Observation> Observations, IReadOnlyList<Incident> Incidents)> ReadAsync(
        AccountId account, CancellationToken cancellation)
    {
        var alerts = await AlertRowsAsync(account, cancellation);
        IReadOnlyList<Observation> observations =
            [.. (await ObservationsAsync(account, cancellation)).Select(row => row.Observation)];
        return (
            observations,
            ToldIncidents.Of(IncidentFold.Of(observations, time.GetUtcNow()), alerts.Select(AlertRow.Read)));
    }

    /// <summary>
    /// The rows of an account's alerts, sent or not. One that expired still has its number, which nobody takes again.
    /// </summary>
    internal Task<IReadOnlyList<LedgerRow>> AlertRowsAsync(AccountId account, CancellationToken cancellation) =>
        table.ReadAsync(
            LedgerKey.PartitionOf(LedgerWriter.IncidentAlerts, account), LedgerKey.Alerts, cancellation);

    /// <summary>All that was observed of an account and counts, with the row of each.</summary>
    internal async Task<IReadOnlyList<ObservedRow>> ObservationsAsync(AccountId account, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var rows = await Task.WhenAll(ObservingWriters.All.Select(writer => table.ReadAsync(
            LedgerKey.PartitionOf(writer, account), LedgerKey.Observations, cancellation)));
        return
        [
            .. rows.SelectMany(ofWriter => ofWriter).Where(row => row.Counts(now))
                .Select(row => new ObservedRow(row, ObservationRow.Read(row))),
        ];
    }
}

/// <summary>A row with an observation.</summary>
/// <param name="Row">The row.</param>
/// <param name="Observation">The observation that it holds.</param>
internal sealed record ObservedRow(LedgerRow Row, Observation Observation);
