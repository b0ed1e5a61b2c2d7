namespace Guardrails.Core.Incidents.Alerts;

/// <summary>Decides what of an account's incidents is to be told, by what was told before.</summary>
/// <remarks>
/// An alert covers observations, and an incident is told where none of its opening observations is covered, or where
/// its severity exceeds what was told of any of them. So neither a split, a merge nor an earlier beginning, which
/// observations that are heard late can cause, repeats what was told.
/// </remarks>
public static class AlertDecision
{
    /// <summary>The alerts to add, each to be written before anything is sent; none where nothing is new.</summary>
    /// <param name="incidents">The incidents of one account.</param>
    /// <param name="told">The alerts of that account, sent or not.</param>
    /// <param name="now">The time of the decision (UTC).</param>
    public static IReadOnlyList<Alert> Next(
        IEnumerable<Incident> incidents, IReadOnlyList<Alert> told, DateTimeOffset now)
    {
        var bySubject = told.ToLookup(alert => alert.Subject);
        return
        [
            .. incidents.Select(incident => incident.Ripe).OfType<Incident>()
                .Select(ripe => Of(ripe, [.. bySubject[ripe.Subject]], now)).OfType<Alert>(),
        ];
    }

    private static Alert? Of(Incident incident, IReadOnlyList<Alert> told, DateTimeOffset now)
    {
        var openings = incident.Real.Select(one => one.Id).ToHashSet();
        var before = told.Where(alert => alert.About.Any(openings.Contains)).ToList();
        var uncovered = Ordered(openings.Except(before.SelectMany(alert => alert.Covers)));
        var most = before.Max(alert => alert.Told);
        return incident.Severity > (most ?? Severity.Low)
                ? new(incident.Subject, incident.Id, incident.Severity, Ordered(openings), uncovered, now, null)
            // Recorded as covered, so that the next look knows them.
            : most is not null && uncovered.Count > 0
                ? new(incident.Subject, before.MinBy(alert => alert.Claimed)!.Id, null, uncovered, uncovered, now, null)
                : null;
    }

    private static List<ObservationId> Ordered(IEnumerable<ObservationId> ids) =>
        [.. ids.OrderBy(id => id.Value, StringComparer.Ordinal)];
}
