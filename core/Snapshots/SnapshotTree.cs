using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Snapshots;

/// <summary>
/// Looks whether what a file says fits together: a tree, and policies that are attached to what is in it.
/// </summary>
internal sealed class SnapshotTree(SnapshotSection file, FileErrors errors)
{
    private readonly IReadOnlyList<Located<SnapshotUnitSection>> _units = file.Units?.Value ?? [];
    private readonly IReadOnlyList<Located<SnapshotAccountSection>> _accounts = file.Accounts?.Value ?? [];
    private readonly IReadOnlyList<Located<SnapshotPolicySection>> _policies = file.Policies?.Value ?? [];
    private readonly RootId? _root = file.Organization?.Value.RootId?.Value;

    public void Check()
    {
        CheckManagementAccount();
        CheckPolicyNames();

        // One id that cannot be read would otherwise be many that do not exist.
        if (_root is null || file.Units is null || _units.Any(unit => unit.Value.Id is null))
            return;
        CheckTree(_root);

        if (file.Accounts is null || _accounts.Any(account => account.Value.Id is null))
            return;
        CheckTargets(_root);
    }

    private void CheckManagementAccount()
    {
        if (file.Organization?.Value.ManagementAccount is { } management
            && _accounts.All(account => account.Value.Id is { } id && id.Value != management.Value))
        {
            errors.Add(management.At, $"'{management.Value}' is not among $.accounts", "one of the accounts");
        }
    }

    private void CheckPolicyNames()
    {
        var firsts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in _policies.Select(policy => policy.Value.Name).OfType<Located<string>>())
        {
            if (!firsts.TryAdd(name.Value, name.At.Path))
                errors.Add(
                    name.At,
                    $"'{Printable.Short(name.Value)}' is the name of the policy at {firsts[name.Value]} already",
                    "a name of its own for each policy");
        }
    }

    private void CheckTree(RootId root)
    {
        var units = _units.Select(unit => unit.Value.Id!.Value.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var id in _units.Select(unit => unit.Value.Id!))
        {
            if (id.Value.Root != root)
                errors.Add(
                    id.At,
                    $"'{id.Value}' is a unit of another organization",
                    $"ids that begin with '{root.UnitPrefix}'");
        }

        foreach (var parent in _units.Select(unit => unit.Value.Parent)
            .Concat(_accounts.Select(account => account.Value.Parent))
            .OfType<Located<TargetId>>())
        {
            if (parent.Value.Value != root.Value && !units.Contains(parent.Value.Value))
                errors.Add(
                    parent.At,
                    $"'{parent.Value}' does not exist",
                    "$.organization.rootId or the id of one of the units");
        }

        CheckCircles(units);
    }

    /// <summary>Follows each unit's parents; a way that comes back to where it was never leads to the root.</summary>
    private void CheckCircles(HashSet<string> units)
    {
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var unit in _units)
            parents.TryAdd(unit.Value.Id!.Value.Value, unit.Value.Parent?.Value.Value ?? "");

        var fine = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in _units)
        {
            var way = new HashSet<string>(StringComparer.Ordinal);
            var at = unit.Value.Id!.Value.Value;
            while (units.Contains(at) && !fine.Contains(at) && way.Add(at))
                at = parents[at];

            if (way.Contains(at))
                errors.Add(
                    unit.Value.Parent?.At ?? unit.At,
                    $"the parents of '{unit.Value.Id.Value}' form a circle that never reaches the root",
                    "a tree");
            else
                fine.UnionWith(way);
        }
    }

    private void CheckTargets(RootId root)
    {
        var known = _units.Select(unit => unit.Value.Id!.Value.Value)
            .Concat(_accounts.Select(account => account.Value.Id!.Value.Value))
            .Append(root.Value)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var target in _policies.SelectMany(policy => policy.Value.Targets?.Value ?? []))
        {
            if (!known.Contains(target.Value.Value))
                errors.Add(
                    target.At,
                    $"'{target.Value}' does not exist",
                    "the root, one of the units or one of the accounts");
        }
    }
}
