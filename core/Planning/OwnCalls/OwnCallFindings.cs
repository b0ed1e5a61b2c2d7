using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;
using Guardrails.Core.Planning.Trees;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning.OwnCalls;

/// <summary>The parts of Guardrails itself that policies keep from working, or may: every call is asked.</summary>
internal static class OwnCallFindings
{
    /// <summary>The findings: what is denied for certain first, and the gravest part of that.</summary>
    /// <param name="config">The organization's file.</param>
    /// <param name="snapshot">The organization.</param>
    /// <param name="ours">The policies that the deploy brings.</param>
    /// <param name="accepted">The acceptance that counts for a statement's hash.</param>
    /// <param name="now">The moment that is planned for.</param>
    public static IReadOnlyList<OwnCallFinding> In(
        OrganizationConfig config,
        OrganizationSnapshot snapshot,
        IReadOnlyList<ServiceControlPolicy> ours,
        Func<string, AcceptedStatement?> accepted,
        DateTimeOffset now)
    {
        var (before, after) = (PolicyTree.Before(snapshot), PolicyTree.After(snapshot, ours));
        return
        [
            .. from stopped in Stopped(config, snapshot, before, after, now)
               group stopped by Key(stopped) into same
               orderby !same.Key.IsCertain, same.Key.Purpose
               select Finding(same.Key, [.. same], before, accepted),
        ];
    }

    /// <summary>Asks every call about every account, once for accounts that nothing tells apart.</summary>
    internal static IEnumerable<(OwnCall Call, OwnAnswer Before, OwnAnswer After)> Ask(
        OwnCallList calls, OwnCallRequests requests, SnapshotAccount account, Trees trees)
    {
        foreach (var call in calls.About(account.Id, [.. trees.Before.TargetsAbove(account)]))
        {
            List<AccessRequest> asked = [.. requests.Of(call)];
            var caller = trees.Account(call.Principal.Account);
            yield return (
                call,
                OwnAnswer.Of(trees.Before.PathTo(caller), asked),
                OwnAnswer.Of(trees.After.PathTo(caller), asked));
        }
    }

    private static IEnumerable<Stop> Stopped(
        OrganizationConfig config,
        OrganizationSnapshot snapshot,
        PolicyTree before,
        PolicyTree after,
        DateTimeOffset now)
    {
        var trees = new Trees(before, after, snapshot);
        var members = snapshot.Accounts
            .Where(account => account.IsActive && account.Id != snapshot.ManagementAccount).ToList();
        var policies = members.SelectMany(trees.Policies).Distinct().ToList();
        var groups = new AccountGroups(policies);
        var calls = new OwnCallList(config);
        var requests = new OwnCallRequests(
            config,
            account => before.PlaceOf(trees.Account(account)).OrganizationPath,
            PolicyKeys.In(policies),
            now);
        foreach (var alike in members.GroupBy(account => Alike(config, groups, trees, account)))
        {
            List<SnapshotAccount> accounts = [.. alike];
            foreach (var (call, was, will) in Ask(calls, requests, accounts[0], trees))
            {
                foreach (var cause in will.Causes)
                    yield return new(call, was, cause, accounts);
            }
        }
    }

    /// <summary>The properties of an account on which answers depend, as one text.</summary>
    private static string Alike(
        OrganizationConfig config, AccountGroups groups, Trees trees, SnapshotAccount account) => string.Join('|',
        [
            account.ParentId.Value,
            groups.IsToldApart(account.Id) || account.Id == config.DelegatedAdministrator ? account.Id.Value : "",
            config.ExcludedAccounts.Contains(account.Id) ? "excluded" : "",
            .. trees.DirectPolicies(account),
        ]);

    private static (OwnPurpose Purpose, bool IsCertain, bool IsNew, string Cause) Key(Stop stop)
    {
        var cause = stop.Cause.At is { } at
            ? $"{at.Policy}|{at.Statement}|{stop.Cause.Sha256}"
            : OwnCallSentences.Where(stop);
        return (stop.Call.Purpose, stop.Cause.Reason is null, stop.Before.Decision == Decision.Allowed, cause);
    }

    private static OwnCallFinding Finding(
        (OwnPurpose Purpose, bool IsCertain, bool IsNew, string Cause) key,
        IReadOnlyList<Stop> stops,
        PolicyTree tree,
        Func<string, AcceptedStatement?> accepted)
    {
        List<SnapshotAccount> accounts =
            [.. stops.SelectMany(stop => stop.Accounts).Distinct().OrderBy(account => account.Id.Value)];
        var cause = stops[0].Cause;
        var finding = new OwnCallFinding(
            key.Purpose,
            key.IsCertain,
            key.IsNew,
            cause.At?.Policy,
            cause.At?.Statement,
            Sorted(stops.Select(stop => stop.Call.Principal.Everywhere)),
            Sorted(stops.Select(stop => stop.Call.Region)),
            Sorted(stops.Select(stop => stop.Call.Call.Action)),
            [.. accounts.Select(account => account.Id)],
            "")
        {
            Sha256 = cause.Sha256,
            Accepted = !key.IsCertain && cause.Sha256 is { } sha256 ? accepted(sha256) : null,
        };
        return finding with
        {
            Text = OwnCallSentences.Of(finding, stops[0], AccountsByUnit.Words(accounts, tree)),
        };
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string> texts) =>
        [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>
    /// A call that is not allowed for certain after the deploy, a statement behind that, and the accounts with both.
    /// </summary>
    internal sealed record Stop(
        OwnCall Call, OwnAnswer Before, OwnCause Cause, IReadOnlyList<SnapshotAccount> Accounts);

    /// <summary>The organization before and after.</summary>
    internal sealed record Trees(PolicyTree Before, PolicyTree After, OrganizationSnapshot Snapshot)
    {
        private readonly Dictionary<AccountId, SnapshotAccount> _accounts =
            Snapshot.Accounts.ToDictionary(account => account.Id);

        public SnapshotAccount Account(AccountId id) => _accounts[id];

        public IEnumerable<NamedPolicy> Policies(SnapshotAccount account) =>
            Before.PathTo(account).Concat(After.PathTo(account)).SelectMany(level => level.Policies);

        public IEnumerable<string> DirectPolicies(SnapshotAccount account) =>
            new[] { Before, After }.SelectMany(tree => tree.PathTo(account).TakeLast(1))
                .SelectMany(level => level.Policies.Select(policy => policy.Name).Append(""));
    }
}
