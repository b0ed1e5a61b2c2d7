using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Aws.Ledger;

/// <summary>Observations, incidents and alerts of one account, as they stand in the table.</summary>
/// <param name="table">The table.</param>
/// <param name="time">The clock.</param>
public sealed class IncidentLedger(LedgerTable table, TimeProvider time)
{
    /// <summary>
    /// The time after which an alert that somebody began to send counts as not sent: that function ended long ago.
    /// </summary>
    public static readonly TimeSpan TakenFor = TimeSpan.FromMinutes(15);

    private const string Observations = "observation/";
    private const string Alerts = "alert/";

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
    public async Task<IReadOnlyList<Incident>> IncidentsAsync(AccountId account, CancellationToken cancellation)
    {
        var rows = new List<LedgerRow>();
        foreach (var writer in Enum.GetValues<LedgerWriter>().Where(writer => writer != LedgerWriter.IncidentAlerts))
        {
            rows.AddRange(await table.ReadAsync(
                LedgerKey.PartitionOf(writer, account), Observations, cancellation));
        }

        return IncidentFold.Of(rows.Select(ObservationRow.Read), time.GetUtcNow());
    }

    /// <summary>
    /// Decides what of an account is to be told, and writes it down before anybody sends it. All that is still to be
    /// sent comes back, what was decided before included.
    /// </summary>
    /// <exception cref="AwsCallException">It is not known whether all was written. Deciding again is safe.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<ClaimedAlert>> ClaimAsync(AccountId account, CancellationToken cancellation)
    {
        while (true)
        {
            var incidents = await IncidentsAsync(account, cancellation);
            var told = await AlertsAsync(account, cancellation);
            var next = AlertDecision.Next(incidents, [.. told.Select(one => one.Alert)], time.GetUtcNow());
            if (await AddAsync(account, told, next, cancellation) is { } added)
            {
                return
                [
                    .. told.Concat(added).Where(one => one.Alert.IsPending)
                        .Select(one => one with { Incident = IncidentOf(incidents, one.Alert) }),
                ];
            }
        }
    }

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
        return table.MarkAsync(
            alert.Key, AlertRow.Sent, RowText.Of(time.GetUtcNow()), without: AlertRow.Pending, cancellation);
    }

    private async Task<IReadOnlyList<ClaimedAlert>> AlertsAsync(AccountId account, CancellationToken cancellation) =>
    [
        .. (await table.ReadAsync(LedgerKey.PartitionOf(LedgerWriter.IncidentAlerts, account), Alerts, cancellation))
            .Select(row => new ClaimedAlert(row.Key, AlertRow.Read(row), Incident: null)),
    ];

    /// <summary>The new alerts; null where somebody else wrote one meanwhile, so that all is to be read again.</summary>
    private async Task<IReadOnlyList<ClaimedAlert>?> AddAsync(
        AccountId account,
        IReadOnlyList<ClaimedAlert> told,
        IReadOnlyList<Alert> next,
        CancellationToken cancellation)
    {
        var counts = told.CountBy(one => one.Alert.Subject).ToDictionary();
        var added = new List<ClaimedAlert>();
        foreach (var alert in next)
        {
            var number = counts.GetValueOrDefault(alert.Subject);
            counts[alert.Subject] = number + 1;
            var row = AlertRow.Of(account, number, alert);
            if (!await table.AddAsync(row, cancellation))
                return null;
            added.Add(new(row.Key, alert, Incident: null));
        }

        return added;
    }

    private static Incident? IncidentOf(IReadOnlyList<Incident> incidents, Alert alert) =>
        incidents.FirstOrDefault(incident => incident.Real.Any(one => alert.About.Contains(one.Id)));
}
