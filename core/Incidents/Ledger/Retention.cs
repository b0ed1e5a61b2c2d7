namespace Guardrails.Core.Incidents.Ledger;

/// <summary>Decides until when the observations of an account are kept. Pure.</summary>
/// <remarks>
/// What an open incident rests on never ends. The observations of one subject end together, and with them those of
/// other subjects that a correction connects, as half of them would open again what is over.
/// </remarks>
public static class Retention
{
    /// <summary>The end of each observation (UTC); null for one that stays.</summary>
    /// <param name="observations">All that was observed of an account.</param>
    /// <param name="incidents">The incidents that they make.</param>
    /// <param name="kept">The time for which they are kept from an incident's end on.</param>
    public static IReadOnlyDictionary<ObservationId, DateTimeOffset?> Of(
        IReadOnlyList<Observation> observations, IReadOnlyList<Incident> incidents, TimeSpan kept)
    {
        var places = Connected(observations);
        var bySubject = incidents.ToLookup(incident => places.Of(Name(incident.Subject)));
        var ends = observations.GroupBy(one => places.Of(Name(one.Subject))).ToDictionary(
            group => group.Key, group => End(bySubject[group.Key], group, kept));
        // An account's departure may have ended anything of it.
        var departure = observations.Count == 0 ? null : End(incidents, observations, kept);
        return observations.DistinctBy(one => one.Id).ToDictionary(
            one => one.Id,
            one => one.Effect == ObservationEffect.Leaves ? departure : ends[places.Of(Name(one.Subject))]);
    }

    /// <summary>An observation that is heard late is younger than its incident's end.</summary>
    private static DateTimeOffset? End(
        IEnumerable<Incident> incidents, IEnumerable<Observation> observations, TimeSpan kept)
    {
        var last = observations.Max(one => one.Heard);
        foreach (var incident in incidents)
        {
            if (!incident.IsOver)
                return null;
            if (incident.Ended > last)
                last = incident.Ended.Value;
        }

        return last + kept;
    }

    private static Places Connected(IEnumerable<Observation> observations)
    {
        var all = observations.ToList();
        var origins = all.Where(one => one.Corrects is not null)
            .SelectMany(one => new[] { one.Corrects!, one.Id.Origin }).ToHashSet(StringComparer.Ordinal);
        var places = new Places();
        foreach (var one in all.Where(one => origins.Contains(one.Id.Origin)))
        {
            places.Join(Name(one.Subject), $"origin {one.Id.Origin}");
            if (one.Corrects is { } corrects)
                places.Join(Name(one.Subject), $"origin {corrects}");
        }

        // A key that nobody could name at first is one of those with a name: how long it was there rests on both.
        foreach (var one in all.Where(one => one.Subject.Kind == SubjectKind.AccessKey))
            places.Join(Name(one.Subject), "keys");
        return places;
    }

    private static string Name(IncidentSubject subject) => $"subject {subject}";

    /// <summary>Names that belong together.</summary>
    private sealed class Places
    {
        private readonly Dictionary<string, string> _next = new(StringComparer.Ordinal);

        public string Of(string name)
        {
            while (_next.TryGetValue(name, out var next))
                name = next;
            return name;
        }

        public void Join(string one, string other)
        {
            var (from, to) = (Of(one), Of(other));
            if (from != to)
                _next[from] = to;
        }
    }
}
