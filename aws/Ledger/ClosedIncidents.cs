using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Aws.Ledger;

/// <summary>The incidents that ended, as rows that stay when their observations are gone.</summary>
/// <param name="table">The table.</param>
/// <param name="retention">The time that what an incident rested on is kept from its end on.</param>
internal sealed class ClosedIncidents(LedgerTable table, TimeSpan retention)
{
    /// <summary>
    /// Keeps what ended, and takes back what goes on after all: evidence that is heard late opens, splits or joins.
    /// </summary>
    /// <exception cref="AwsCallException">It is not known whether all was written. Doing it again is safe.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task KeepAsync(AccountId account, IReadOnlyList<Incident> incidents, CancellationToken cancellation)
    {
        var there = (await table.ReadAsync(
            LedgerKey.PartitionOf(LedgerWriter.IncidentAlerts, account), LedgerKey.Incidents, cancellation))
            .ToDictionary(row => row.Key);
        var over = incidents.Where(incident => incident.IsOver && incident.Kinds.Count > 0).Select(IncidentRow.Of)
            .ToDictionary(row => row.Key);
        foreach (var (key, row) in over)
        {
            if (!there.TryGetValue(key, out var known) || !IncidentRow.AreSame(known, row))
                await table.PutNewerAsync(row, IncidentRow.Judged, cancellation);
        }

        var open = incidents.Where(incident => !incident.IsOver)
            .Select(incident => LedgerKey.OfIncident(account, incident.Id)).ToHashSet();
        var now = incidents.Select(incident => (DateTimeOffset?)incident.Now).FirstOrDefault();
        foreach (var (key, row) in there.Where(one => !over.ContainsKey(one.Key)))
        {
            // One whose observations are gone by their age stays; one whose observations tell otherwise does not.
            if (open.Contains(key) || now < IncidentRow.EndOf(row) + retention)
                await table.DeleteAsync(key, cancellation);
        }
    }
}
