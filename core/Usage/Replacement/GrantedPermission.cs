using Guardrails.Core.Usage.Replacement.Mapping;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>A permission of the role, with the events that it comes from.</summary>
/// <param name="Action">The action.</param>
/// <param name="Resource">The resource as the policy writes it.</param>
/// <param name="Why">The reason for that resource.</param>
/// <param name="Only">The value that a condition key must have, or null.</param>
/// <param name="Evidence">The events.</param>
public sealed record GrantedPermission(
    string Action, string Resource, ResourceReason Why, NeededValue? Only, CallEvidence Evidence);

/// <summary>The reason why a permission has the resource that it has.</summary>
public enum ResourceReason
{
    /// <summary>The event names it.</summary>
    NamedByEvent,

    /// <summary>AWS has no resources for the action: it is allowed on <c>*</c> or not at all.</summary>
    ActionHasNone,

    /// <summary>The event names no resource, so it is <c>*</c>.</summary>
    EventNamesNone,

    /// <summary>The events name more objects of the bucket than the policy lists.</summary>
    ManyObjects,
}

/// <summary>Events that something was concluded from.</summary>
/// <param name="Calls">Their number.</param>
/// <param name="EventIds">The ids of a few of them: the first by name, so that they are always the same.</param>
public sealed record CallEvidence(int Calls, IReadOnlyList<string> EventIds)
{
    private const int Shown = 3;

    internal static CallEvidence Of(IEnumerable<string> eventIds)
    {
        var ids = eventIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new(ids.Count, [.. ids.Take(Shown)]);
    }
}
