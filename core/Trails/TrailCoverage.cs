namespace Guardrails.Core.Trails;

/// <summary>
/// Tells whether trails of the organization bring the management events of every account: without a trail that logs
/// them, EventBridge receives none. Pure. What could not be read never counts as covered.
/// </summary>
/// <param name="Coverage">The answer.</param>
/// <param name="Trails">The ARNs of the trails by which it is so.</param>
/// <param name="Except">The event sources that all of these leave out.</param>
/// <param name="Causes">The reasons why it is not more, as sentences.</param>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html and
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
/// </remarks>
public sealed record TrailCoverage(
    Coverage Coverage,
    IReadOnlyList<string> Trails,
    IReadOnlyList<string> Except,
    IReadOnlyList<string> Causes)
{
    /// <summary>It cannot be told, for a reason that is a sentence.</summary>
    public static TrailCoverage CannotTell(string cause) => new(Coverage.Unknown, [], [], [cause]);

    /// <summary>The coverage by all trails that an account of the organization sees.</summary>
    public static TrailCoverage Of(IEnumerable<TrailReading> trails)
    {
        ArgumentNullException.ThrowIfNull(trails);
        var all = trails.Where(trail => trail.IsOrganization != false)
            .DistinctBy(trail => trail.Arn, StringComparer.Ordinal)
            .OrderBy(trail => trail.Arn, StringComparer.Ordinal)
            .Select(TrailContribution.Of).ToList();
        var events = all.Select(one => one.Events).Aggregate(ManagementEvents.None, (sum, one) => sum.Or(one));
        var coverage = Answer(events);
        return new(
            coverage,
            [.. all.Where(one => IsBy(one.Events, coverage)).Select(one => one.Arn)],
            coverage is Coverage.All or Coverage.WritesOnly
                ? [.. events.Writes.Except.Union(coverage == Coverage.All ? events.Reads.Except : [])]
                : [],
            coverage == Coverage.All ? []
                : all.Count == 0 ? ["No trail of the organization was found."]
                : [.. all.SelectMany(one => one.Causes)]);
    }

    /// <summary>The answer in words, one sentence each.</summary>
    public IReadOnlyList<string> Sentences => Coverage switch
    {
        Coverage.All => [$"Of every account, {Names} management events{Exceptions}."],
        Coverage.WritesOnly =>
        [
            $"Of every account, {Names} what is changed{Exceptions}, and no reads: what root access keys read is not "
                + "heard.",
            .. Causes,
        ],
        Coverage.None =>
        [
            "No trail of the organization logs what happens in every account.",
            .. Causes,
            "An account's own trail is not seen from here; an account without one is not heard.",
        ],
        _ =>
        [
            "It is not known whether a trail of the organization logs what happens in every account.",
            .. Causes,
        ],
    };

    private string Names => Trails.Count == 1
        ? $"the trail {Trails[0]} logs"
        : $"the trails {string.Join(" and ", Trails)} log";

    private string Exceptions => Except.Count == 0 ? "" : $" but for those of {string.Join(" and ", Except)}";

    private static Coverage Answer(ManagementEvents events) => (events.Writes.IsLogged, events.Reads.IsLogged) switch
    {
        (true, true) => Coverage.All,
        (true, false) => Coverage.WritesOnly,
        (false, _) => Coverage.None,
        _ => Coverage.Unknown,
    };

    private static bool IsBy(ManagementEvents events, Coverage coverage) => coverage switch
    {
        Coverage.All => events.Writes.IsLogged == true || events.Reads.IsLogged == true,
        Coverage.WritesOnly => events.Writes.IsLogged == true,
        _ => false,
    };
}
