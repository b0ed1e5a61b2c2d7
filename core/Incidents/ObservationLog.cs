namespace Guardrails.Core.Incidents;

/// <summary>
/// The observations of an account as they count: each once, corrected, in the order in which things happened.
/// </summary>
/// <remarks>
/// CloudTrail delivers at least once and in any order, and completes or corrects an event later by another one, with an
/// <c>eventID</c> of its own. A correction takes the place and the identity of what it corrects, so that an alert that
/// covers the one covers the other. Source:
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
/// </remarks>
public static class ObservationLog
{
    /// <summary>Orders and corrects. The order and number in which they come in changes nothing.</summary>
    public static IReadOnlyList<Observation> Of(IEnumerable<Observation> heard)
    {
        var once = heard.GroupBy(one => one.Id).Select(Earliest).ToList();
        var corrected = once.Where(one => one.Corrects is not null)
            .GroupBy(one => one.Id.Origin).ToDictionary(same => same.Key, same => same.First().Corrects!);
        return
        [
            .. once.GroupBy(one => First(one.Id.Origin, corrected))
                .SelectMany(versions => Latest(versions).Select(one => one with
                {
                    Id = one.Id with { Origin = versions.Key },
                    Corrects = null,
                }))
                .OrderBy(one => one.Happened)
                .ThenBy(one => one.Id.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>One identity is one observation; when it was heard first is when it was heard.</summary>
    private static Observation Earliest(IEnumerable<Observation> same) => same.MinBy(one => one.Heard)!;

    /// <summary>
    /// All that the last version says. AWS does not say which of two corrections is newer: the order never changes.
    /// </summary>
    private static IEnumerable<Observation> Latest(IEnumerable<Observation> versions) =>
        versions.GroupBy(one => one.Id.Origin)
            .OrderBy(version => version.Any(one => one.Corrects is not null))
            .ThenBy(version => version.Key, StringComparer.Ordinal)
            .Last()
            .Where(one => one.Effect != ObservationEffect.Withdraws);

    /// <summary>The origin that stands at the beginning of a chain of corrections.</summary>
    private static string First(string origin, Dictionary<string, string> corrected)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { origin };
        while (corrected.TryGetValue(origin, out var earlier) && seen.Add(earlier))
            origin = earlier;
        return origin;
    }
}
