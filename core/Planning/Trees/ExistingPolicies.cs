using Guardrails.Core.Placement;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning.Trees;

/// <summary>
/// The policies of an organization that a deploy takes for its own. One that guardrails are packed into, or leave, gets
/// another name and stays the same policy, with its attachments.
/// </summary>
internal sealed class ExistingPolicies
{
    private readonly Dictionary<string, SnapshotPolicy> _byHost;
    private readonly Dictionary<string, string> _newNames;

    public ExistingPolicies(OrganizationSnapshot snapshot, IReadOnlyList<ServiceControlPolicy> ours)
    {
        var named = snapshot.Policies.ToLookup(policy => policy.Name, StringComparer.Ordinal);
        var found = ours
            .Select(policy => (policy, now: Found(policy, named)))
            .Where(pair => pair.now is not null)
            .ToList();
        _byHost = found.ToDictionary(pair => pair.policy.Host, pair => pair.now!, StringComparer.Ordinal);
        _newNames = found.ToDictionary(pair => pair.now!.Name, pair => pair.policy.Name, StringComparer.Ordinal);
    }

    /// <summary>The policy as it is now; null where there is none.</summary>
    public SnapshotPolicy? Of(ServiceControlPolicy policy) => _byHost.GetValueOrDefault(policy.Host);

    /// <summary>
    /// The policies as a deploy leaves them: one that waits for an incident stays where somebody attached it, since
    /// CloudFormation detaches only what an earlier template named.
    /// </summary>
    /// <remarks>
    /// Source: the resource type's handler, which compares the templates' targets,
    /// https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-organizations.
    /// </remarks>
    public IReadOnlyList<ServiceControlPolicy> AsLeft(IReadOnlyList<ServiceControlPolicy> ours) =>
    [
        .. ours.Select(policy => policy.IsForIncident && Of(policy) is { Targets: { Count: > 0 } targets }
            ? policy with { Targets = targets, WhyUnattached = null }
            : policy),
    ];

    /// <summary>True for a policy that the deploy takes for its own.</summary>
    public bool Has(SnapshotPolicy policy) => _newNames.ContainsKey(policy.Name);

    /// <summary>The name of a policy after the deploy.</summary>
    public string NameAfter(SnapshotPolicy policy) => _newNames.GetValueOrDefault(policy.Name, policy.Name);

    // The name that it shall have comes first: where both names are there, the other one is somebody else's.
    private static SnapshotPolicy? Found(ServiceControlPolicy policy, ILookup<string, SnapshotPolicy> named) =>
        named[policy.Name]
            .Concat(named[policy.OwnName])
            .Concat(named[policy.PackedName])
            .FirstOrDefault();
}
