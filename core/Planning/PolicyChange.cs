using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Placement;
using Guardrails.Core.Planning.Trees;
using Guardrails.Core.Policies;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>The change of a policy itself.</summary>
public enum PolicyAction
{
    /// <summary>The organization has no such policy.</summary>
    Create,

    /// <summary>It has one with another content, description or name.</summary>
    Change,

    /// <summary>It has the very same.</summary>
    Keep,
}

/// <summary>The change that a deploy makes to one policy.</summary>
/// <param name="Name">The policy's name.</param>
/// <param name="Action">The change of the policy itself.</param>
/// <param name="Guardrails">The guardrails whose statements it holds after the deploy.</param>
/// <param name="Characters">Its size after the deploy.</param>
/// <param name="Limit">The most characters it may have.</param>
/// <param name="Attach">The targets that it is attached to then, and is not now.</param>
/// <param name="Detach">The targets that it is attached to now, and is not then.</param>
/// <param name="Stay">The targets that it is attached to both now and then.</param>
/// <param name="WhyUnattached">The reason why it is attached to nothing then; null where it is attached.</param>
public sealed record PolicyChange(
    string Name,
    PolicyAction Action,
    IReadOnlyList<string> Guardrails,
    int Characters,
    int Limit,
    IReadOnlyList<TargetId> Attach,
    IReadOnlyList<TargetId> Detach,
    IReadOnlyList<TargetId> Stay,
    string? WhyUnattached)
{
    /// <summary>The name that it has now, where the deploy gives it another; else null.</summary>
    public string? FormerName { get; init; }

    /// <summary>The change that a deploy makes to each policy of ours.</summary>
    internal static IReadOnlyList<PolicyChange> Of(
        ExistingPolicies existing, IReadOnlyList<ServiceControlPolicy> ours, PolicyLimits limits) =>
        [.. ours.Select(policy => Of(existing.Of(policy), policy, limits))];

    /// <summary>
    /// A sentence about policies of our names that are there already: a name says nothing of who made it.
    /// </summary>
    /// <remarks>A policy outlives its stack.</remarks>
    internal static IReadOnlyList<string> AboutExisting(IReadOnlyList<PolicyChange> changes)
    {
        var existing = changes.Where(policy => policy.Action is not PolicyAction.Create)
            .Select(policy => policy.FormerName ?? policy.Name)
            .ToList();
        return existing.Count == 0
            ? []
            :
            [
                .. from policy in changes
                   where policy.FormerName is not null
                   select $"{policy.FormerName} is renamed to {policy.Name}: it is the same policy.",
                $"There already: {string.Join(", ", existing)}. "
                + $"The deploy changes them if the stack {DeployedNames.OrganizationStack} made them and still exists; "
                + "otherwise AWS refuses a second policy of the same name, so detach and delete them first.",
            ];
    }

    private static PolicyChange Of(SnapshotPolicy? now, ServiceControlPolicy then, PolicyLimits limits)
    {
        IReadOnlyList<TargetId> attached = now?.Targets ?? [];
        return new(
            then.Name,
            now is null ? PolicyAction.Create : SameText(now, then) ? PolicyAction.Keep : PolicyAction.Change,
            then.Guardrails,
            then.Characters,
            limits.PolicyCharacters,
            [.. then.Targets.Except(attached)],
            [.. attached.Except(then.Targets)],
            [.. then.Targets.Intersect(attached)],
            then.WhyUnattached)
        {
            FormerName = now is not null && now.Name != then.Name ? now.Name : null,
        };
    }

    private static bool SameText(SnapshotPolicy now, ServiceControlPolicy then)
    {
        try
        {
            return now.Name == then.Name
                && now.Description == then.Description
                && PolicyDocument.Parse(now.Content).Minified() == then.Json;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
