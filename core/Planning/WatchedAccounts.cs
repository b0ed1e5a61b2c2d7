using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Organizations;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>The accounts that a file has watched, as the organization is now.</summary>
internal sealed class WatchedAccounts(OrganizationConfig config, OrganizationSnapshot snapshot)
{
    private readonly Dictionary<string, SnapshotUnit> _units =
        snapshot.Units.ToDictionary(unit => unit.Id.Value, StringComparer.Ordinal);

    public bool Contain(SnapshotAccount account) =>
        config.Detects && config.Detection.Watches(account.Id == config.ManagementAccount, [.. Above(account)]);

    /// <summary>The sentence that counts those that are left out; none where none is.</summary>
    public static IReadOnlyList<string> LeftOut(
        OrganizationConfig config, OrganizationSnapshot snapshot, IReadOnlyList<AccountPlan> accounts)
    {
        var watched = new WatchedAccounts(config, snapshot);
        var ids = snapshot.Accounts.Where(account => !watched.Contain(account))
            .Select(account => account.Id)
            .ToHashSet();
        if (!config.Detects || ids.Count == 0)
            return [];

        var units = UnitCount.Of(accounts.Where(account => ids.Contains(account.Id)))
            .Select(unit => $"{unit.Unit} ({Counted.Of(unit.Accounts, "account")})");
        return
        [
            $"{Counted.Of(ids.Count, "account")} of {accounts.Count} {(ids.Count == 1 ? "is" : "are")} "
                + $"{DetectionScope.NotWatched} ($.detection.units): {string.Join(", ", units)}. No control judges "
                + "them, and no report shows them as compliant. The management account is watched only together with "
                + "the whole organization.",
        ];
    }

    private IEnumerable<string> Above(SnapshotAccount account)
    {
        for (TargetId? parent = account.ParentId; parent is not null;)
        {
            yield return parent.Value;
            parent = _units.GetValueOrDefault(parent.Value)?.ParentId;
        }
    }
}
