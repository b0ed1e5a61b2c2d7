using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Placement;
using Guardrails.Core.Planning.Trees;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>The room that a target has for service control policies, and the policies that take it.</summary>
/// <param name="Target">The root, unit or account.</param>
/// <param name="Slots">The number of policies that can be attached to it.</param>
/// <param name="UsedBefore">The number attached now.</param>
/// <param name="UsedAfter">The number attached after the deploy.</param>
/// <param name="UsedMeanwhile">
/// The greatest number attached while it is deployed: a policy may be attached before another is detached.
/// </param>
/// <param name="Policies">The policies attached after the deploy.</param>
public sealed record TargetCapacity(
    TargetId Target,
    string Name,
    int Slots,
    int UsedBefore,
    int UsedAfter,
    int UsedMeanwhile,
    IReadOnlyList<AttachedPolicy> Policies)
{
    /// <summary>The slots that stay free; negative where they do not suffice.</summary>
    public int Free => Slots - UsedAfter;

    /// <summary>
    /// The room of every target whose attachments the deploy makes, changes or keeps, in the tree's order.
    /// </summary>
    internal static IReadOnlyList<TargetCapacity> Of(
        OrganizationSnapshot snapshot, IReadOnlyList<ServiceControlPolicy> ours, PolicyLimits limits)
    {
        var existing = new ExistingPolicies(snapshot, ours);
        var touched = ours.SelectMany(policy => policy.Targets)
            .Concat(snapshot.Policies.Where(existing.Has).SelectMany(policy => policy.Targets))
            .ToHashSet();
        return
        [
            .. from node in Nodes(snapshot)
               where touched.Contains(node.Id)
               select Of(node.Id, node.Name, snapshot, ours, existing, limits),
        ];
    }

    private static TargetCapacity Of(
        TargetId target,
        string name,
        OrganizationSnapshot snapshot,
        IReadOnlyList<ServiceControlPolicy> ours,
        ExistingPolicies existing,
        PolicyLimits limits)
    {
        var before = snapshot.Policies.Where(policy => policy.Targets.Contains(target)).ToList();
        List<AttachedPolicy> after =
        [
            .. before.Where(policy => !existing.Has(policy)).Select(policy => AttachedPolicy.Foreign(policy)),
            .. ours.Where(policy => policy.Targets.Contains(target))
                .Select(policy => new AttachedPolicy(
                    policy.Name,
                    Ours: true,
                    policy.Characters,
                    limits.PolicyCharacters,
                    Tool: null)),
        ];
        if (!snapshot.ServiceControlPoliciesAreOn && before.Count == 0)
            after.Insert(0, new(
                FullAwsAccess.Name,
                Ours: false,
                FullAwsAccess.Document.Minified().Length,
                PolicyLimits.Default.PolicyCharacters,
                Tool: null));

        var meanwhile = before.Select(existing.NameAfter)
            .Union(after.Select(policy => policy.Name), StringComparer.Ordinal)
            .Count();
        return new(target, name, limits.PoliciesPerTarget, before.Count, after.Count, meanwhile, after);
    }

    private static IEnumerable<(TargetId Id, string Name)> Nodes(OrganizationSnapshot snapshot) =>
    [
        (TargetId.Parse(snapshot.RootId.Value), "Root"),
        .. snapshot.Units.Select(unit => (unit.Id, unit.Name)),
        .. snapshot.Accounts.Select(account => (TargetId.Parse(account.Id.Value), account.Name)),
    ];
}

/// <summary>A policy on a target.</summary>
/// <param name="Name">The policy's name.</param>
/// <param name="Ours">True if this product made it.</param>
/// <param name="Characters">Its size.</param>
/// <param name="Limit">The most characters it may have.</param>
/// <param name="Tool">The tool that manages it, where its name says so.</param>
public sealed record AttachedPolicy(string Name, bool Ours, int Characters, int Limit, string? Tool)
{
    // The file's own limit is about what this product may make.
    internal static AttachedPolicy Foreign(SnapshotPolicy policy) => new(
        policy.Name,
        Ours: false,
        policy.Content.Length,
        PolicyLimits.Default.PolicyCharacters,
        policy.AwsManaged ? "AWS" : PolicyTool.Of(policy.Name)?.Name);
}
