using System.Text;

namespace Guardrails.Core.Incidents.Alerts;

/// <summary>Decides what of an account's incidents is to be told, by what was told before.</summary>
/// <remarks>
/// An alert covers observations, and an incident is told where none of its opening observations is covered, or where
/// its severity exceeds what was told of any of them. So neither a split, a merge nor an earlier beginning, which
/// observations that are heard late can cause, repeats what was told.
/// </remarks>
public static class AlertDecision
{
    /// <summary>The observations that one alert names at most.</summary>
    public const int MostNamed = 1_000;

    /// <summary>
    /// The bytes of their ids at most: a row of DynamoDB holds 400 KB, and has an id once or twice.
    /// </summary>
    public const int MostBytes = 120_000;

    /// <summary>The alerts to add, each to be written before anything is sent; none where nothing is new.</summary>
    /// <param name="incidents">The incidents of one account.</param>
    /// <param name="told">The alerts of that account, sent or not.</param>
    /// <param name="now">The time of the decision (UTC).</param>
    public static IReadOnlyList<Alert> Next(
        IEnumerable<Incident> incidents, IReadOnlyList<Alert> told, DateTimeOffset now) =>
        Next(incidents, told, now, MostNamed);

    /// <summary>The same with another limit, which changes the number of rows and never what is told.</summary>
    internal static IReadOnlyList<Alert> Next(
        IEnumerable<Incident> incidents, IReadOnlyList<Alert> told, DateTimeOffset now, int mostNamed)
    {
        var bySubject = told.ToLookup(alert => alert.Subject);
        return
        [
            .. incidents.Select(incident => incident.Ripe).OfType<Incident>()
                .SelectMany(ripe => Of(ripe, [.. bySubject[ripe.Subject]], now, mostNamed)),
        ];
    }

    private static IEnumerable<Alert> Of(
        Incident incident, IReadOnlyList<Alert> told, DateTimeOffset now, int mostNamed)
    {
        var real = incident.Real.DistinctBy(one => one.Id).ToList();
        var openings = real.Select(one => one.Id).ToHashSet();
        var before = told.Where(alert => alert.About.Any(openings.Contains)).ToList();
        var covered = before.SelectMany(alert => alert.Covers).ToHashSet();
        var most = before.Where(alert => alert.IsTold(told)).Max(alert => alert.Told);
        if (incident.Severity > (most ?? Severity.Low))
            return Rise();
        // Recorded as covered, so that the next look knows them.
        return most is null
            ? []
            : Parts([.. real.Where(one => !covered.Contains(one.Id))], mostNamed).Select(part => new Alert(
                incident.Subject, before.MinBy(alert => alert.Claimed)!.Id, null, Ids(part), Ids(part), now, null));

        IEnumerable<Alert> Rise()
        {
            // What is told for the first time comes first: all of it is named. Of the rest, what the first row holds.
            var parts = Parts([.. real.OrderByDescending(IsNews)], mostNamed);
            return parts.Index().Where(part => part.Index == 0 || part.Item.Any(IsNews)).Select(part => new Alert(
                incident.Subject,
                incident.Id,
                incident.Severity,
                Ids(part.Item),
                Ids(part.Item.Where(one => !covered.Contains(one.Id))),
                now,
                null)
            {
                IsAlong = part.Index > 0,
            });
        }

        bool IsNews(Observation one) => !covered.Contains(one.Id) || one.Severity > (most ?? Severity.Low);
    }

    private static List<List<Observation>> Parts(IReadOnlyList<Observation> all, int mostNamed)
    {
        var parts = new List<List<Observation>>();
        var bytes = 0;
        foreach (var one in all)
        {
            var size = Encoding.UTF8.GetByteCount(one.Id.Value);
            if (parts is not [.., var last] || last.Count == mostNamed || bytes + size > MostBytes)
            {
                parts.Add(last = []);
                bytes = 0;
            }

            last.Add(one);
            bytes += size;
        }

        return parts;
    }

    private static List<ObservationId> Ids(IEnumerable<Observation> observations) =>
        [.. observations.Select(one => one.Id).OrderBy(id => id.Value, StringComparer.Ordinal)];
}
