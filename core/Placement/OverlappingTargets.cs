using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Placement;

/// <summary>
/// Targets of a guardrail that stand below another of its targets, and so inherit its policy already.
/// </summary>
public static class OverlappingTargets
{
    /// <summary>The overlaps that the file alone shows: a guardrail at the root and at something below it.</summary>
    /// <returns>One sentence each; empty where there is nothing to say.</returns>
    public static IReadOnlyList<string> Of(OrganizationConfig config) =>
        Overlaps(config, target => IsRoot(target) ? [] : [config.RootId.Value]);

    /// <summary>
    /// The overlaps that the file shows together with the organization's tree: a guardrail at a unit and at something
    /// below that unit, too.
    /// </summary>
    /// <returns>One sentence each; empty where there is nothing to say.</returns>
    public static IReadOnlyList<string> Of(OrganizationConfig config, OrganizationSnapshot snapshot)
    {
        var parents = snapshot.Units.Select(unit => (Id: unit.Id.Value, unit.ParentId))
            .Concat(snapshot.Accounts.Select(account => (Id: account.Id.Value, account.ParentId)))
            .ToDictionary(child => child.Id, child => child.ParentId.Value, StringComparer.Ordinal);
        return Overlaps(config, target => IsRoot(target) ? [] : [.. Above(target.Value, parents), config.RootId.Value]);
    }

    // Above a target stand its units, nearest first, and the root.
    private static IReadOnlyList<string> Overlaps(
        OrganizationConfig config,
        Func<TargetId, IReadOnlyList<string>> above) =>
    [
        .. from guardrail in config.Guardrails
           from target in guardrail.Targets
           let upper = above(target).FirstOrDefault(id => guardrail.Targets.Any(other => other.Value == id))
           where upper is not null
           select $"{guardrail.Name}: target {target} is below its target {upper}, "
               + "from which it inherits the policy already. "
               + "Attached there too, it takes one of the target's slots and changes nothing. "
               + $"Remedy: remove {target}, or {upper} if only {target} is meant.",
    ];

    private static IEnumerable<string> Above(string id, Dictionary<string, string> parents)
    {
        while (parents.TryGetValue(id, out var parent))
        {
            yield return parent;
            id = parent;
        }
    }

    private static bool IsRoot(TargetId target) => target.Kind == TargetKind.Root;
}
