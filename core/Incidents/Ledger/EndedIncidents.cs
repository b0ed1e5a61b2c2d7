namespace Guardrails.Core.Incidents.Ledger;

/// <summary>The incidents of an account that ended, each once. Pure.</summary>
public static class EndedIncidents
{
    /// <summary>
    /// Those that observations tell, and those whose observations are gone and whose rows stay. What was explained was
    /// no incident.
    /// </summary>
    /// <param name="incidents">The incidents that the account's observations make.</param>
    /// <param name="kept">The rows of ended incidents.</param>
    public static IEnumerable<EndedIncident> Of(IEnumerable<Incident> incidents, IEnumerable<EndedIncident> kept)
    {
        var all = incidents.ToList();
        var going = all.Where(one => !one.IsOver).Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        return all.Where(one => one.IsOver).Select(one => IncidentRow.Read(IncidentRow.Of(one)))
            // One that goes on after all is not over, whatever its row says until it is taken back.
            .Concat(kept.Where(one => !going.Contains(one.Id)))
            .Where(one => one.Kinds.Count > 0)
            .DistinctBy(one => one.Id, StringComparer.Ordinal);
    }
}
