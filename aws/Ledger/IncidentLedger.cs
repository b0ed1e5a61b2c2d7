using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Aws.Ledger;

/// <summary>Observations, incidents and alerts of one account, as they stand in the table.</summary>
/// <param name="table">The table.</param>
/// <param name="time">The clock.</param>
/// <param name="retention">The time that what an incident rested on is kept from its end on.</param>
public sealed class IncidentLedger(LedgerTable table, TimeProvider time, TimeSpan retention)
{
    /// <summary>Two who decide at the same time meet once; more often than this, something else is wrong.</summary>
    private const int MostAttempts = 20;

    /// <summary>DynamoDB removes rows in no order: an alert must not go before what it covers.</summary>
    private static readonly TimeSpan AlertsStay = TimeSpan.FromDays(7);

    private readonly IncidentReader _incidents = new(table, time);
    private readonly ClosedIncidents _closed = new(table, retention);

    /// <summary>Records observations, each once; what is there stays as it is.</summary>
    /// <exception cref="AwsCallException">Not all of them are recorded. Recording them again is safe.</exception>
    public async Task RecordAsync(
        LedgerWriter writer, IEnumerable<Observation> observations, CancellationToken cancellation)
    {
        foreach (var one in observations)
            await table.AddAsync(ObservationRow.Of(writer, one), cancellation);
    }

    /// <summary>The incidents of an account, open and closed.</summary>
    /// <exception cref="AwsCallException">Not everything could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public Task<IReadOnlyList<Incident>> IncidentsAsync(AccountId account, CancellationToken cancellation) =>
        _incidents.IncidentsAsync(account, cancellation);

    /// <summary>The alerts of an account, sent or not.</summary>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<ClaimedAlert>> AlertsAsync(AccountId account, CancellationToken cancellation) =>
        [.. (await _incidents.AlertRowsAsync(account, cancellation)).Select(ClaimedAlert.Read)];

    /// <summary>
    /// Decides what of an account is to be told, and writes it down before anybody sends it. It notes when the account
    /// is to be looked at again, as something waits for its explanation or ends by itself, and lets go of what is over.
    /// </summary>
    /// <returns>All alerts of the account that are to be sent, those that were decided on before among them.</returns>
    /// <exception cref="AwsCallException">It is not known whether all was written. Deciding again is safe.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<ClaimedAlert>> ClaimAsync(AccountId account, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            // Alerts first: one that somebody adds from now on takes the number that this decision needs.
            var alerts = await _incidents.AlertRowsAsync(account, cancellation);
            var (rows, now) = (await _incidents.ObservationsAsync(account, cancellation), time.GetUtcNow());
            var told = alerts.Select(ClaimedAlert.Read).ToList();
            var incidents = ToldIncidents.Of(
                IncidentFold.Of(rows.Select(row => row.Observation), now), told.Select(one => one.Alert));
            foreach (var look in incidents.SelectMany(incident => incident.Looks)
                .Select(due => LookRow.Of(account, due)).DistinctBy(row => row.Key))
                await table.AddAsync(look, cancellation);
            var next = AlertDecision.Next(incidents, [.. told.Select(one => one.Alert)], now);
            if (await AddAsync(incidents, told, next, cancellation) is not { } added)
                continue;
            await KeepAsync(account, incidents, rows, alerts, cancellation);
            return [.. told.Concat(added).Where(one => one.Alert.IsPending)];
        }

        throw new InvalidOperationException(
            $"Account {account}: others decided on its alerts at the same time, {MostAttempts} times in a row.");
    }

    /// <summary>The alerts that were added; null where somebody else wrote one meanwhile: all is read again.</summary>
    private async Task<IReadOnlyList<ClaimedAlert>?> AddAsync(
        IReadOnlyList<Incident> incidents,
        IReadOnlyList<ClaimedAlert> told,
        IReadOnlyList<Alert> next,
        CancellationToken cancellation)
    {
        if (next.Count == 0)
            return [];
        var numbers = told.GroupBy(one => one.Alert.Subject)
            .ToDictionary(same => same.Key, same => same.Max(one => LedgerKey.NumberOf(one.Key)) + 1);
        var byOpening = incidents.SelectMany(incident => incident.Real.Select(one => (one.Id, incident)))
            .DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => one.incident);
        var added = new List<ClaimedAlert>();
        foreach (var alert in next)
        {
            var number = numbers.GetValueOrDefault(alert.Subject);
            numbers[alert.Subject] = number + 1;
            var incident = byOpening[alert.About[0]];
            var pending = PendingAlert.Of(incident.Ripe ?? incident, alert);
            var row = AlertRow.Of(number, pending);
            if (!await table.AddAsync(row, cancellation))
                return null;
            added.Add(new(row.Key, pending));
        }

        return added;
    }

    private async Task KeepAsync(
        AccountId account,
        IReadOnlyList<Incident> incidents,
        IReadOnlyList<ObservedRow> rows,
        IReadOnlyList<LedgerRow> alerts,
        CancellationToken cancellation)
    {
        await _closed.KeepAsync(account, incidents, cancellation);
        var ends = Retention.Of([.. rows.Select(row => row.Observation)], incidents, retention);
        foreach (var row in rows)
            await ExpireAsync(row.Row, ends[row.Observation.Id], cancellation);
        foreach (var row in alerts)
        {
            var about = AlertRow.Read(row).About.Where(ends.ContainsKey).ToList();
            if (about.Count > 0)
                await ExpireAsync(row, about.Max(id => ends[id] ?? DateTimeOffset.MaxValue), cancellation, AlertsStay);
        }
    }

    private async Task ExpireAsync(
        LedgerRow row, DateTimeOffset? end, CancellationToken cancellation, TimeSpan later = default)
    {
        var after = end is null || end == DateTimeOffset.MaxValue ? null : end + later;
        if (row.Expires?.ToUnixTimeSeconds() != after?.ToUnixTimeSeconds())
            await table.ExpireAsync(row.Key, after, cancellation);
    }
}
