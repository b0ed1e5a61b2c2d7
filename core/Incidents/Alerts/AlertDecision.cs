namespace Guardrails.Core.Incidents.Alerts;

/// <summary>Decides what of an account's incidents is to be told, by what was told before.</summary>
/// <remarks>
/// An alert covers observations, and an incident is told where none of its opening observations is covered, or where
/// its severity exceeds what was told of any of them. So neither a split, a merge nor an earlier beginning, which
/// observations that are heard late can cause, repeats what was told.
/// </remarks>
public static class AlertDecision
{
    /// <summary>The observations that one alert covers at most: DynamoDB's rows hold 400 KB.</summary>
    public const int MostCovered = 1_000;

    /// <summary>The observations beside them that it names at most.</summary>
    public const int MostLinked = 100;

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
                .SelectMany(ripe => Of(ripe, [.. bySubject[ripe.Subject]], now)),
        ];
    }

    private static IEnumerable<Alert> Of(Incident incident, IReadOnlyList<Alert> told, DateTimeOffset now)
    {
        var openings = incident.Real.Select(one => one.Id).ToHashSet();
        var before = told.Where(alert => alert.About.Any(openings.Contains)).ToList();
        var uncovered = Ordered(openings.Except(before.SelectMany(alert => alert.Covers)));
        var most = before.Max(alert => alert.Told);
        var rises = incident.Severity > (most ?? Severity.Low);
        if (!rises && (most is null || uncovered.Count == 0))
            yield break;

        var id = rises ? incident.Id : before.MinBy(alert => alert.Claimed)!.Id;
        var parts = uncovered.Chunk(MostCovered).DefaultIfEmpty([]).ToList();
        for (var part = 0; part < parts.Count; part++)
        {
            // The first one tells where somebody is to be told. What joins is recorded as covered, so that the next
            // look knows it.
            yield return part == 0 && rises
                ? new(incident.Subject, id, incident.Severity, Linked(incident, parts[part]), parts[part], now, null)
                : new(incident.Subject, id, null, parts[part], parts[part], now, null);
        }
    }

    /// <summary>What is covered, and enough of the rest, the most urgent first, to know the incident by.</summary>
    private static List<ObservationId> Linked(Incident incident, IReadOnlyList<ObservationId> covered) =>
        Ordered(incident.Real.OrderByDescending(one => one.Severity)
            .ThenBy(one => one.Id.Value, StringComparer.Ordinal)
            .Select(one => one.Id).Take(MostLinked).Union(covered));

    private static List<ObservationId> Ordered(IEnumerable<ObservationId> ids) =>
        [.. ids.OrderBy(id => id.Value, StringComparer.Ordinal)];
}
