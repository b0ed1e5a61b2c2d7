using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Aws.Ledger;

/// <summary>Observations, incidents and alerts, as they stand in the table.</summary>
/// <param name="table">The table.</param>
/// <param name="time">The clock.</param>
/// <param name="retention">The time that what an incident rested on is kept from its end on.</param>
public sealed class IncidentLedger(LedgerTable table, TimeProvider time, TimeSpan retention)
{
    /// <summary>
    /// The time after which an alert that somebody began to send counts as not sent: that function ended long ago.
    /// </summary>
    public static readonly TimeSpan TakenFor = TimeSpan.FromMinutes(15);

    /// <summary>Two who decide at the same time meet once; more often than this, something else is wrong.</summary>
    private const int MostAttempts = 20;

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
    public async Task<IReadOnlyList<Incident>> IncidentsAsync(AccountId account, CancellationToken cancellation) =>
        IncidentFold.Of(
            (await ObservationsAsync(account, cancellation)).Select(row => row.Observation), time.GetUtcNow());

    /// <summary>
    /// Decides what of an account is to be told, and writes it down before anybody sends it; notes when it is to be
    /// looked at again, as something waits for its explanation or ends by itself; and keeps what ended.
    /// </summary>
    /// <exception cref="AwsCallException">It is not known whether all was written. Deciding again is safe.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task ClaimAsync(AccountId account, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var (rows, now) = (await ObservationsAsync(account, cancellation), time.GetUtcNow());
            var incidents = IncidentFold.Of(rows.Select(row => row.Observation), now);
            foreach (var due in incidents.SelectMany(incident => incident.Looks).Distinct())
                await table.AddAsync(LookRow.Of(account, due), cancellation);
            var told = await AlertsAsync(account, cancellation);
            var next = AlertDecision.Next(incidents, [.. told.Select(one => one.Alert)], now);
            if (!await AddAsync(incidents, told, next, cancellation))
                continue;
            await CloseAsync(incidents, rows, cancellation);
            return;
        }

        throw new InvalidOperationException(
            $"Account {account}: others decided on its alerts at the same time, {MostAttempts} times in a row.");
    }

    /// <summary>The alerts that are to be sent and were not, of every account, as the index shows them.</summary>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<ClaimedAlert>> PendingAsync(CancellationToken cancellation) =>
    [
        .. (await table.ListAsync(AlertRow.Pending, time.GetUtcNow(), cancellation))
            .Select(row => new ClaimedAlert(row.Key, AlertRow.ReadPending(row))),
    ];

    /// <summary>The alerts of an account, sent or not.</summary>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<ClaimedAlert>> AlertsAsync(AccountId account, CancellationToken cancellation) =>
    [
        .. (await table.ReadAsync(
            LedgerKey.PartitionOf(LedgerWriter.IncidentAlerts, account), LedgerKey.Alerts, cancellation))
            .Select(row => new ClaimedAlert(row.Key, AlertRow.ReadPending(row))),
    ];

    /// <summary>The accounts that are to be looked at by now, and the notes that say so.</summary>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    public async Task<IReadOnlyList<LedgerKey>> LooksAsync(CancellationToken cancellation) =>
        [.. (await table.ListAsync(LookRow.List, time.GetUtcNow(), cancellation)).Select(row => row.Key)];

    /// <summary>Takes a note away when its account was looked at.</summary>
    /// <exception cref="AwsCallException">It is not known whether it is gone. The account is looked at again.</exception>
    public Task LookedAsync(LedgerKey look, CancellationToken cancellation) => table.DeleteAsync(look, cancellation);

    /// <summary>The accounts of which something was heard in an hour.</summary>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    public async Task<IReadOnlySet<AccountId>> ObservedInAsync(DateTimeOffset hour, CancellationToken cancellation) =>
        (await table.ListAsync(LedgerKey.ObservedIn(hour), time.GetUtcNow(), cancellation))
        .Select(row => LedgerKey.AccountOf(row.Key)).OfType<AccountId>().ToHashSet();

    /// <summary>
    /// Takes an alert to send it; false where somebody else sent it or is about to. Whoever takes it sends it, and then
    /// marks it.
    /// </summary>
    /// <exception cref="AwsCallException">It is not known whether it was taken: it must not be sent.</exception>
    public Task<bool> TakeAsync(ClaimedAlert alert, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var now = time.GetUtcNow();
        return table.TakeAsync(alert.Key, AlertRow.Taken, now, now - TakenFor, AlertRow.Sent, cancellation);
    }

    /// <summary>Marks an alert as sent.</summary>
    /// <exception cref="AwsCallException">
    /// It is not known whether it was marked. It will be sent once more, and its id shows that it was told before.
    /// </exception>
    public Task MarkSentAsync(ClaimedAlert alert, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return table.MarkAsync(alert.Key, AlertRow.Sent, RowText.Of(time.GetUtcNow()), cancellation);
    }

    /// <summary>
    /// All that was observed of an account, with the row of each. DynamoDB removes what expired some days later, and
    /// not in order: a half of it would open again what is over.
    /// </summary>
    private async Task<IReadOnlyList<ObservedRow>> ObservationsAsync(AccountId account, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var rows = await Task.WhenAll(Enum.GetValues<LedgerWriter>().Select(writer => table.ReadAsync(
            LedgerKey.PartitionOf(writer, account), LedgerKey.Observations, cancellation)));
        return
        [
            .. rows.SelectMany(ofWriter => ofWriter).Where(row => row.Expires is not { } expires || expires > now)
                .Select(row => new ObservedRow(row.Key, ObservationRow.Read(row), row.Expires)),
        ];
    }

    /// <summary>
    /// Keeps each incident that ended as a row, and lets go of what subjects rested on, when all that was about them is
    /// over, after the retention.
    /// </summary>
    private async Task CloseAsync(
        IReadOnlyList<Incident> incidents, IReadOnlyList<ObservedRow> rows, CancellationToken cancellation)
    {
        foreach (var ofSubject in incidents.GroupBy(incident => incident.Subject))
        {
            foreach (var ended in ofSubject.Where(incident => incident.IsOver))
                await table.AddAsync(IncidentRow.Of(ended), cancellation);
            if (!ofSubject.All(incident => incident.IsOver))
                continue;
            var expires = ofSubject.Max(incident => incident.Ended)!.Value + retention;
            foreach (var row in rows.Where(row => row.Observation.Subject == ofSubject.Key
                && row.Expires?.ToUnixTimeSeconds() != expires.ToUnixTimeSeconds()))
                await table.ExpireAsync(row.Key, expires, cancellation);
        }
    }

    /// <summary>False where somebody else wrote an alert meanwhile, so that all is to be read again.</summary>
    private async Task<bool> AddAsync(
        IReadOnlyList<Incident> incidents,
        IReadOnlyList<ClaimedAlert> told,
        IReadOnlyList<Alert> next,
        CancellationToken cancellation)
    {
        var numbers = told.GroupBy(one => one.Alert.Subject)
            .ToDictionary(same => same.Key, same => same.Max(one => LedgerKey.NumberOf(one.Key)) + 1);
        foreach (var alert in next)
        {
            var number = numbers.GetValueOrDefault(alert.Subject);
            numbers[alert.Subject] = number + 1;
            var incident = incidents.First(one => one.Real.Any(opening => alert.About.Contains(opening.Id)));
            if (!await table.AddAsync(AlertRow.Of(number, PendingAlert.Of(incident, alert)), cancellation))
                return false;
        }

        return true;
    }

    /// <summary>A row with an observation.</summary>
    private sealed record ObservedRow(LedgerKey Key, Observation Observation, DateTimeOffset? Expires);
}
