using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents;

/// <summary>Observations in, incidents out. Pure: order, repetition and batches change nothing.</summary>
public static class IncidentFold
{
    /// <summary>The incidents of one account, open and closed, by subject and beginning.</summary>
    /// <param name="observations">All that was observed of the account, in any order.</param>
    /// <param name="now">The time by which they are judged (UTC).</param>
    public static IReadOnlyList<Incident> Of(IEnumerable<Observation> observations, DateTimeOffset now)
    {
        var log = ObservationLog.Of(observations);
        var departures = log.Where(one => one.Effect == ObservationEffect.Leaves).ToList();
        return
        [
            .. log.Where(one => one.Effect != ObservationEffect.Leaves)
                .GroupBy(one => (one.Account, one.Subject))
                .OrderBy(group => $"{group.Key.Account}/{group.Key.Subject}", StringComparer.Ordinal)
                .SelectMany(group => OfSubject(
                    group.Key.Account,
                    group.Key.Subject,
                    [.. group, .. departures.Where(one => one.Account == group.Key.Account)],
                    now)),
        ];
    }

    private static IEnumerable<Incident> OfSubject(
        AccountId account, IncidentSubject subject, IReadOnlyList<Observation> all, DateTimeOffset now)
    {
        var current = new List<Matter>();
        // Openings end nothing: comparing each with all others would cost the square of their number.
        var others = all.Where(one => one.Effect != ObservationEffect.Opens).ToList();
        foreach (var opening in all.Where(one => one.Effect == ObservationEffect.Opens))
        {
            var matter = Matter.Of(opening, others);
            if (current.Count > 0 && !Joins(current, opening))
            {
                yield return new(account, subject, [.. current], now);
                current.Clear();
            }
            current.Add(matter);
        }
        if (current.Count > 0)
            yield return new(account, subject, current, now);
    }

    /// <summary>A reading of the very moment may have been made before it: the trouble is the same.</summary>
    private static bool Joins(List<Matter> current, Observation opening) =>
        current.Exists(matter => matter.IsOpen(opening.Happened) || matter.Ended == opening.Happened)
            && !(opening.Kind!.JoinsWithin is { } within
                // What is less urgent keeps no window open for what is more so.
                && current.FindLast(matter => matter.Opening.Severity >= opening.Severity) is { } last
                && opening.Happened - last.Opening.Happened >= within);
}
