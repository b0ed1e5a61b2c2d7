namespace Guardrails.Core.Trails;

/// <summary>The event selectors of a trail: AWS keeps those of one kind only.</summary>
/// <param name="Basic">The basic ones.</param>
/// <param name="Advanced">The advanced ones.</param>
public sealed record TrailSelectors(IReadOnlyList<BasicSelector> Basic, IReadOnlyList<AdvancedSelector> Advanced)
{
    /// <summary>
    /// The sources that AWS lets a trail leave out: neither logs what a root user does about itself. No other one is
    /// taken for harmless.
    /// </summary>
    private static readonly string[] Excludable = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];

    /// <summary>The events that any of them selects; not known where there is none.</summary>
    internal ManagementEvents Events =>
        Basic.Count + Advanced.Count == 0
            ? ManagementEvents.Unknown
            : Basic.Select(one => one.Events).Concat(Advanced.Select(one => one.Events))
                .Aggregate((all, one) => all.Or(one));

    internal static bool MayExclude(IEnumerable<string> sources) => sources.All(Excludable.Contains);
}
