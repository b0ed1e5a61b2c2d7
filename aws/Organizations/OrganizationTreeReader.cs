using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Snapshots;

namespace Guardrails.Aws.Organizations;

/// <summary>The units and accounts of an organization.</summary>
internal sealed record OrganizationTree(IReadOnlyList<SnapshotUnit> Units, IReadOnlyList<SnapshotAccount> Accounts);

/// <summary>
/// Reads units and accounts. No account is lost: the list of all accounts and the accounts of each parent must name the
/// same. Where they do not, because something moved meanwhile, all of it is read once more.
/// </summary>
internal sealed class OrganizationTreeReader(
    IAmazonOrganizations organizations, AwsCalls calls, RootId root, IProgress<string> progress)
{
    private const int ParentsBetweenReports = 50;

    private const int NamedDoubts = 5;

    private const string ListAccounts = OrganizationsActions.ListAccounts;
    private const string ListAccountsForParent = OrganizationsActions.ListAccountsForParent;
    private const string ListUnitsForParent = OrganizationsActions.ListOrganizationalUnitsForParent;

    /// <exception cref="AwsCallException">A call failed, or the lists disagree for the second time.</exception>
    public async Task<OrganizationTree> ReadAsync(CancellationToken cancellation)
    {
        var doubts = new List<string>();
        var tree = await ReadOnceAsync(doubts, cancellation);
        if (doubts.Count == 0)
            return tree;

        progress.Report($"The organization changed while it was read ({Few(doubts)}): reading its accounts again");
        doubts.Clear();
        tree = await ReadOnceAsync(doubts, cancellation);
        return doubts.Count == 0
            ? tree
            : throw calls.Failed(
                ListAccountsForParent,
                $"twice the organization's lists did not agree: {Few(doubts)}",
                "run it again when no account is being moved.");
    }

    private async Task<OrganizationTree> ReadOnceAsync(List<string> doubts, CancellationToken cancellation)
    {
        var units = await ReadUnitsAsync(doubts, cancellation);

        progress.Report("Reading accounts");
        var listed = await AccountsAsync(cancellation);
        var accounts = listed.DistinctBy(account => account.Id, StringComparer.Ordinal).ToList();
        var parents = await ReadParentsAsync(units, doubts, cancellation);

        var members = new List<SnapshotAccount>(accounts.Count);
        foreach (var account in accounts)
        {
            if (parents.Remove(account.Id, out var parent))
                members.Add(new(AccountId.Parse(account.Id), NameOf(account), parent, StateOf(account)));
            else
                doubts.Add($"account {account.Id} is in the organization and in no unit");
        }

        doubts.AddRange(parents.Select(stray =>
            $"account {stray.Key} is in {stray.Value} and not in the list of all accounts"));
        return new(units, members);
    }

    private Task<IReadOnlyList<Account>> AccountsAsync(CancellationToken cancellation) => calls.ListAsync(
        ListAccounts,
        token => organizations.ListAccountsAsync(
            new ListAccountsRequest { NextToken = token, MaxResults = OrganizationSnapshotReader.PageSize },
            cancellation),
        answer => Page.Of(answer.Accounts, answer.NextToken),
        cancellation);

    private Task<IReadOnlyList<OrganizationalUnit>> UnitsOfAsync(TargetId parent, CancellationToken cancellation) =>
        calls.ListAsync(
            ListUnitsForParent,
            token => organizations.ListOrganizationalUnitsForParentAsync(
                new ListOrganizationalUnitsForParentRequest
                {
                    ParentId = parent.Value,
                    NextToken = token,
                    MaxResults = OrganizationSnapshotReader.PageSize,
                },
                cancellation),
            answer => Page.Of(answer.OrganizationalUnits, answer.NextToken),
            cancellation);

    private Task<IReadOnlyList<Account>> AccountsOfAsync(TargetId parent, CancellationToken cancellation) =>
        calls.ListAsync(
            ListAccountsForParent,
            token => organizations.ListAccountsForParentAsync(
                new ListAccountsForParentRequest
                {
                    ParentId = parent.Value,
                    NextToken = token,
                    MaxResults = OrganizationSnapshotReader.PageSize,
                },
                cancellation),
            answer => Page.Of(answer.Accounts, answer.NextToken),
            cancellation);

    private async Task<List<SnapshotUnit>> ReadUnitsAsync(List<string> doubts, CancellationToken cancellation)
    {
        var parents = new Queue<TargetId>([TargetId.Parse(root.Value)]);
        var units = new Dictionary<TargetId, SnapshotUnit>();
        for (var read = 0; parents.TryDequeue(out var parent); read++)
        {
            if (read % ParentsBetweenReports == 0)
                progress.Report($"Reading units: {units.Count} so far");
            var found = await BelowAsync(parent, doubts, () => UnitsOfAsync(parent, cancellation));
            foreach (var unit in found.Select(unit => new SnapshotUnit(TargetId.Parse(unit.Id), unit.Name, parent)))
            {
                if (units.TryAdd(unit.Id, unit))
                    parents.Enqueue(unit.Id);
                else
                    doubts.Add($"unit {unit.Id} is in {units[unit.Id].ParentId} and in {parent}");
            }
        }

        return [.. units.Values];
    }

    private async Task<Dictionary<string, TargetId>> ReadParentsAsync(
        List<SnapshotUnit> units, List<string> doubts, CancellationToken cancellation)
    {
        var parents = new Dictionary<string, TargetId>(StringComparer.Ordinal);
        List<TargetId> all = [TargetId.Parse(root.Value), .. units.Select(unit => unit.Id)];
        for (var read = 0; read < all.Count; read++)
        {
            var parent = all[read];
            if (read % ParentsBetweenReports == 0)
                progress.Report($"Reading the accounts of each unit: {read} of {all.Count}");
            var found = await BelowAsync(parent, doubts, () => AccountsOfAsync(parent, cancellation));
            foreach (var account in found.DistinctBy(account => account.Id, StringComparer.Ordinal))
            {
                if (!parents.TryAdd(account.Id, parent))
                    doubts.Add($"account {account.Id} is in {parents[account.Id]} and in {parent}");
            }
        }

        return parents;
    }

    /// <summary>The nodes below a parent; nothing, and a doubt, where somebody deleted it meanwhile.</summary>
    private static async Task<IReadOnlyList<T>> BelowAsync<T>(
        TargetId parent, List<string> doubts, Func<Task<IReadOnlyList<T>>> list)
    {
        try
        {
            return await list();
        }
        catch (AwsCallException exception) when (exception.InnerException is ParentNotFoundException)
        {
            doubts.Add($"unit {parent} no longer exists");
            return [];
        }
    }

    /// <summary>An account that is being made may have no name yet.</summary>
    private static string NameOf(Account account) => account.Name is { Length: > 0 } name ? name : account.Id;

    /// <summary>The state. An endpoint that does not know it, which AWS's does, may have what came before it.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html
    /// </remarks>
    private string StateOf(Account account)
    {
        var state = account.State?.Value ?? account.Status?.Value;
        return state is not null && SnapshotAccount.States.Contains(state)
            ? state
            : throw calls.Failed(
                ListAccounts,
                $"account {account.Id} is in state '{state}', which this version does not know",
                "use a newer version of Guardrails.");
    }

    private static string Few(List<string> doubts) =>
        string.Join("; ", doubts.Take(NamedDoubts))
        + (doubts.Count > NamedDoubts ? $"; and {doubts.Count - NamedDoubts} more" : "");
}
