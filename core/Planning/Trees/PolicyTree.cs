using Guardrails.Core.Ids;
using Guardrails.Core.Placement;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning.Trees;

/// <summary>
/// The tree of an organization with the service control policies on it, ready to be asked about its accounts.
/// </summary>
internal sealed class PolicyTree
{
    private static readonly IReadOnlyList<PolicyLevel> NoPolicyApplies = [];

    private readonly OrganizationSnapshot _snapshot;
    private readonly Dictionary<string, SnapshotUnit> _units;
    private readonly Dictionary<string, PolicyLevel> _levels;
    private readonly Dictionary<string, IReadOnlyList<PolicyLevel>> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Names, IReadOnlyList<string> OrganizationPath)> _places =
        new(StringComparer.Ordinal);
    private readonly ILookup<string, NamedPolicy> _attached;

    private readonly bool _policiesApply;

    private PolicyTree(
        OrganizationSnapshot snapshot,
        bool policiesApply,
        IEnumerable<(string Target, NamedPolicy Policy)> attachments)
    {
        _snapshot = snapshot;
        _policiesApply = policiesApply;
        _units = snapshot.Units.ToDictionary(unit => unit.Id.Value, StringComparer.Ordinal);
        _attached = attachments.ToLookup(
            attachment => attachment.Target,
            attachment => attachment.Policy,
            StringComparer.Ordinal);
        _levels = new(StringComparer.Ordinal) { [snapshot.RootId.Value] = Level("Root", snapshot.RootId.Value) };
        foreach (var unit in snapshot.Units)
            _levels[unit.Id.Value] = Level(unit.Name, unit.Id.Value);
    }

    /// <summary>The organization as it is.</summary>
    public static PolicyTree Before(OrganizationSnapshot snapshot) =>
        new(snapshot, snapshot.ServiceControlPoliciesAreOn, Attachments(snapshot.Policies));

    /// <summary>
    /// The organization once these policies are what their names say and are attached to their targets.
    /// </summary>
    /// <remarks>
    /// The setup turns the policy type on where it is off, and AWS then attaches FullAWSAccess everywhere:
    /// https://docs.aws.amazon.com/organizations/latest/userguide/enable-policy-type.html.
    /// </remarks>
    public static PolicyTree After(OrganizationSnapshot snapshot, IReadOnlyList<ServiceControlPolicy> ours)
    {
        var existing = new ExistingPolicies(snapshot, ours);
        var foreign = Attachments(snapshot.Policies.Where(policy => !existing.Has(policy)));
        return new(snapshot, policiesApply: true, [
            .. snapshot.ServiceControlPoliciesAreOn ? foreign : FullAccessEverywhere(snapshot),
            .. from policy in ours
               let named = new NamedPolicy(policy.Name, policy.Document)
               from target in policy.Targets
               select (target.Value, named),
        ]);
    }

    /// <summary>
    /// The levels from the root to an account; empty for the management account and where no policy applies at all.
    /// </summary>
    public IReadOnlyList<PolicyLevel> PathTo(SnapshotAccount account)
    {
        if (account.Id == _snapshot.ManagementAccount || !_policiesApply)
            return NoPolicyApplies;
        return [.. PathToParent(account.ParentId.Value), Level(account.Name, account.Id.Value)];
    }

    /// <summary>
    /// The place of an account: the names on the way to it, and what <c>aws:PrincipalOrgPaths</c> says.
    /// </summary>
    public (string Names, IReadOnlyList<string> OrganizationPath) PlaceOf(SnapshotAccount account)
    {
        if (_places.TryGetValue(account.ParentId.Value, out var place))
            return place;
        var units = FromHereUp(account.ParentId.Value).Reverse().ToList();
        return _places[account.ParentId.Value] = (
            string.Join('/', units.Select(unit => _units.TryGetValue(unit, out var known) ? known.Name : "Root")),
            [$"{_snapshot.Id}/{string.Join('/', units)}/"]);
    }

    /// <summary>The units that an account is in, and the root.</summary>
    public IEnumerable<TargetId> TargetsAbove(SnapshotAccount account) =>
        FromHereUp(account.ParentId.Value).Select(TargetId.Parse);

    private IEnumerable<string> FromHereUp(string? parent)
    {
        for (; parent is not null; parent = _units.GetValueOrDefault(parent)?.ParentId.Value)
            yield return parent;
    }

    private IReadOnlyList<PolicyLevel> PathToParent(string parent)
    {
        if (_paths.TryGetValue(parent, out var path))
            return path;
        path = _units.TryGetValue(parent, out var unit)
            ? [.. PathToParent(unit.ParentId.Value), _levels[parent]]
            : [_levels[parent]];
        return _paths[parent] = path;
    }

    private PolicyLevel Level(string name, string id) => new($"{name} ({id})", [.. _attached[id]]);

    private static IEnumerable<(string Target, NamedPolicy Policy)> Attachments(IEnumerable<SnapshotPolicy> policies) =>
        from policy in policies
        where policy.Targets.Count > 0
        let named = Read(policy)
        from target in policy.Targets
        select (target.Value, named);

    private static IEnumerable<(string Target, NamedPolicy Policy)> FullAccessEverywhere(OrganizationSnapshot snapshot)
    {
        var fullAccess = new NamedPolicy(FullAwsAccess.Name, FullAwsAccess.Document);
        return snapshot.Units.Select(unit => unit.Id.Value)
            .Concat(snapshot.Accounts.Select(account => account.Id.Value))
            .Prepend(snapshot.RootId.Value)
            .Select(target => (target, fullAccess));
    }

    /// <summary>
    /// AWS accepted the policy, so one that cannot be read here is a gap in what we know, not an error
    /// of the organization.
    /// </summary>
    private static NamedPolicy Read(SnapshotPolicy policy)
    {
        try
        {
            return new(policy.Name, PolicyDocument.Parse(policy.Content)) { Doubt = StoredPolicy.Doubt(policy) };
        }
        catch (FormatException error)
        {
            return NamedPolicy.NotRead(policy.Name, $"the policy cannot be read: {error.Message}", policy.Content);
        }
    }
}
