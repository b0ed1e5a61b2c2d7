namespace Guardrails.Core.Incidents.Alerts;

/// <summary>Keeps the id under which an incident was first told, whatever is heard of it later. Pure.</summary>
/// <remarks>
/// An incident's own id follows from its first observation, and an earlier beginning that is heard later would change
/// it. People have the id of the message.
/// </remarks>
public static class ToldIncidents
{
    /// <summary>The same incidents, each with its first message's id; one that was not told keeps its own.</summary>
    /// <param name="incidents">The incidents of one account, by subject and beginning.</param>
    /// <param name="alerts">The alerts of that account.</param>
    public static IReadOnlyList<Incident> Of(IReadOnlyList<Incident> incidents, IEnumerable<Alert> alerts)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        var names = new Dictionary<Incident, string>(ReferenceEqualityComparer.Instance);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var alert in alerts.OrderBy(one => one.Claimed).ThenBy(one => one.Id, StringComparer.Ordinal))
        {
            var about = alert.About.ToHashSet();
            var told = incidents.FirstOrDefault(one => one.Subject == alert.Subject && !names.ContainsKey(one)
                && one.Matters.Any(matter => about.Contains(matter.Opening.Id)));
            // Of an incident that fell into two, the first part keeps the name.
            if (told is not null && used.Add(alert.Id))
                names[told] = alert.Id;
        }

        return [.. incidents.Select(one => names.TryGetValue(one, out var id) ? one with { Id = id } : one)];
    }
}
