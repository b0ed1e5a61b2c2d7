using System.Globalization;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Core.Ids;
using Guardrails.Core.Snapshots;
using NSubstitute;

namespace Guardrails.Tests.Unit.Aws.Organizations;

/// <summary>
/// A snapshot behind Organizations' interface: every list begins with an empty page, unless told otherwise, then come
/// pages as small as a test wants.
/// </summary>
internal sealed class LiveOrganization
{
    public LiveOrganization(OrganizationSnapshot snapshot, int pageSize = 20)
    {
        Snapshot = snapshot;
        PageSize = pageSize;
        var root = new Root
        {
            Id = snapshot.RootId.Value,
            PolicyTypes = [new()
            {
                Type = PolicyType.SERVICE_CONTROL_POLICY,
                Status = snapshot.ServiceControlPoliciesAreOn
                    ? PolicyTypeStatus.ENABLED
                    : PolicyTypeStatus.PENDING_ENABLE,
            }],
        };
        Client.DescribeOrganizationAsync(default!, default).ReturnsForAnyArgs(_ => new DescribeOrganizationResponse
        {
            Organization = new()
            {
                Id = snapshot.Id.Value,
                Arn =
                    $"arn:{snapshot.Partition}:organizations::{snapshot.ManagementAccount}:organization/{snapshot.Id}",
                FeatureSet = snapshot.AllFeatures
                    ? OrganizationFeatureSet.ALL
                    : OrganizationFeatureSet.CONSOLIDATED_BILLING,
                MasterAccountId = snapshot.ManagementAccount.Value,
            },
        });
        Client.ListRootsAsync(default!, default).ReturnsForAnyArgs(call => Page(
            call.Arg<ListRootsRequest>().NextToken,
            [root],
            (items, next) => new ListRootsResponse { Roots = items, NextToken = next }));
        Client.ListAccountsAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            var token = call.Arg<ListAccountsRequest>().NextToken;
            Reading += token is null ? 1 : 0;
            return Page(
                token,
                Accounts(Reading),
                (items, next) => new ListAccountsResponse { Accounts = items, NextToken = next });
        });
        Client.ListOrganizationalUnitsForParentAsync(default!, default).ReturnsForAnyArgs(call => Page(
            call.Arg<ListOrganizationalUnitsForParentRequest>().NextToken,
            Units(call.Arg<ListOrganizationalUnitsForParentRequest>().ParentId),
            (items, next) => new ListOrganizationalUnitsForParentResponse
            {
                OrganizationalUnits = items,
                NextToken = next,
            }));
        Client.ListAccountsForParentAsync(default!, default).ReturnsForAnyArgs(call => Page(
            call.Arg<ListAccountsForParentRequest>().NextToken,
            AccountsOf(Reading, call.Arg<ListAccountsForParentRequest>().ParentId),
            (items, next) => new ListAccountsForParentResponse { Accounts = items, NextToken = next }));
        Client.ListPoliciesAsync(default!, default).ReturnsForAnyArgs(call => Page(
            call.Arg<ListPoliciesRequest>().NextToken,
            [.. snapshot.Policies.Select(Summary)],
            (items, next) => new ListPoliciesResponse { Policies = items, NextToken = next }));
        Client.DescribePolicyAsync(default!, default).ReturnsForAnyArgs(
            call => new DescribePolicyResponse { Policy = Described(call.Arg<DescribePolicyRequest>().PolicyId) });
        Client.ListTargetsForPolicyAsync(default!, default).ReturnsForAnyArgs(call => Page(
            call.Arg<ListTargetsForPolicyRequest>().NextToken,
            [.. Policy(call.Arg<ListTargetsForPolicyRequest>().PolicyId).Targets.Select(
                target => new PolicyTargetSummary { TargetId = target.Value })],
            (items, next) => new ListTargetsForPolicyResponse { Targets = items, NextToken = next }));
        Client.ListAWSServiceAccessForOrganizationAsync(default!, default).ReturnsForAnyArgs(call => Page(
            call.Arg<ListAWSServiceAccessForOrganizationRequest>().NextToken,
            [.. snapshot.TrustedServices.Select(service => new EnabledServicePrincipal { ServicePrincipal = service })],
            (items, next) => new ListAWSServiceAccessForOrganizationResponse
            {
                EnabledServicePrincipals = items,
                NextToken = next,
            }));
        Client.ListDelegatedAdministratorsAsync(default!, default).ReturnsForAnyArgs(call => Page(
            call.Arg<ListDelegatedAdministratorsRequest>().NextToken,
            (Snapshot.Delegations ?? [])
                .Where(one => one.Service == call.Arg<ListDelegatedAdministratorsRequest>().ServicePrincipal)
                .Select(one => new Amazon.Organizations.Model.DelegatedAdministrator { Id = one.Account.Value })
                .ToList(),
            (items, next) => new ListDelegatedAdministratorsResponse
            {
                DelegatedAdministrators = items,
                NextToken = next,
            }));
    }

    public IAmazonOrganizations Client { get; } = Substitute.For<IAmazonOrganizations>();

    public OrganizationSnapshot Snapshot { get; }

    public int PageSize { get; }

    public bool EmptyFirstPage { get; set; } = true;

    /// <summary>The accounts of the organization, in the first, second, … reading of them.</summary>
    public Func<int, IEnumerable<SnapshotAccount>> Listed { get; set; } = _ => [];

    /// <summary>The accounts that stand below something, in the first, second, … reading of them.</summary>
    public Func<int, IEnumerable<SnapshotAccount>> Placed { get; set; } = _ => [];

    /// <summary>An account as Organizations shows it.</summary>
    public Action<Account> Shown { get; set; } = _ => { };

    /// <summary>The number of times that the list of all accounts was begun.</summary>
    public int Reading { get; private set; }

    public static LiveOrganization Still(OrganizationSnapshot snapshot, int pageSize = 20) =>
        new(snapshot, pageSize) { Listed = _ => snapshot.Accounts, Placed = _ => snapshot.Accounts };

    private List<Account> Accounts(int reading) => [.. Listed(reading).Select(Show)];

    private List<Account> AccountsOf(int reading, string parent) =>
        [.. Placed(reading).Where(account => account.ParentId.Value == parent).Select(Show)];

    private Account Show(SnapshotAccount account)
    {
        var shown = new Account { Id = account.Id.Value, Name = account.Name, State = account.State };
        Shown(shown);
        return shown;
    }

    private List<OrganizationalUnit> Units(string parent) =>
        [
            .. Snapshot.Units.Where(unit => unit.ParentId.Value == parent)
                .Select(unit => new OrganizationalUnit { Id = unit.Id.Value, Name = unit.Name }),
        ];

    private SnapshotPolicy Policy(string id) => Snapshot.Policies.Single(policy => policy.Id == id);

    private Policy Described(string id) => new() { PolicySummary = Summary(Policy(id)), Content = Policy(id).Content };

    private static PolicySummary Summary(SnapshotPolicy policy) =>
        new() { Id = policy.Id, Name = policy.Name, Description = policy.Description, AwsManaged = policy.AwsManaged };

    private T Page<T, TItem>(string? token, List<TItem> all, Func<List<TItem>?, string?, T> render)
    {
        if (token is null && EmptyFirstPage)
            return render(null, "0");
        var from = int.Parse(token ?? "0", CultureInfo.InvariantCulture);
        var next = from + PageSize;
        return render(
            [.. all.Skip(from).Take(PageSize)], next < all.Count ? next.ToString(CultureInfo.InvariantCulture) : null);
    }
}
