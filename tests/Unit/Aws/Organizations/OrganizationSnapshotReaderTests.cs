using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Organizations;
using Guardrails.Cli.Shared;
using Guardrails.Core.Ids;
using Guardrails.Core.Snapshots;
using Guardrails.Tests.Unit.Fixtures;
using Guardrails.Tests.Unit.Snapshots;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using NSubstitute.Extensions;

namespace Guardrails.Tests.Unit.Aws.Organizations;

public sealed class OrganizationSnapshotReaderTests : IProgress<string>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private readonly InstantTime _time = new(Now);
    private readonly List<string> _progress = [];

    private static OrganizationSnapshot Small { get; } = LargeSnapshot.Of(accounts: 7, units: 6, policies: 4);

    private static SnapshotAccount Mover => Small.Accounts[3];

    void IProgress<string>.Report(string value) => _progress.Add(value);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(20)]
    public async Task Everything_is_read_whatever_the_pages_are(int pageSize)
    {
        var snapshot = await ReadAsync(LiveOrganization.Still(Small, pageSize));

        OrganizationSnapshotFile.Write(snapshot).ShouldBe(OrganizationSnapshotFile.Write(Small));
    }

    [Fact]
    public async Task Partition_and_features_come_from_the_organization_and_only_an_enabled_policy_type_counts()
    {
        var live = LiveOrganization.Still(
            Small with { Partition = Partition.GovCloud, AllFeatures = false, ServiceControlPoliciesAreOn = false });

        var snapshot = await ReadAsync(live);

        (snapshot.Partition, snapshot.AllFeatures, snapshot.ServiceControlPoliciesAreOn)
            .ShouldBe((Partition.GovCloud, false, false));
    }

    [Fact]
    public async Task An_account_that_moved_while_it_was_read_is_read_again()
    {
        var live = Live(_ => Small.Accounts, reading => reading == 1 ? Small.Accounts.Except([Mover]) : Small.Accounts);

        var snapshot = await ReadAsync(live);

        snapshot.Accounts.ShouldContain(Mover);
        live.Reading.ShouldBe(2);
        _progress.ShouldContain(step => step.Contains($"account {Mover.Id} is in the organization and in no unit"));
    }

    [Fact]
    public Task An_account_that_no_unit_has_is_an_error_that_names_it() =>
        RefusedAsync(
            Live(_ => Small.Accounts, _ => Small.Accounts.Except([Mover])),
            "organizations:ListAccountsForParent failed: twice the organization's lists did not agree: "
            + $"account {Mover.Id} is in the organization and in no unit");

    [Fact]
    public Task An_account_that_only_a_unit_has_is_an_error_that_names_it() =>
        RefusedAsync(
            Live(_ => Small.Accounts.Except([Mover]), _ => Small.Accounts),
            $"account {Mover.Id} is in {Mover.ParentId} and not in the list of all accounts");

    [Fact]
    public Task An_account_in_two_units_is_an_error_that_names_both() =>
        RefusedAsync(
            Live(
                _ => Small.Accounts,
                _ => [Mover with { ParentId = TargetId.Parse(Small.RootId.Value) }, .. Small.Accounts]),
            $"account {Mover.Id} is in {Small.RootId} and in {Mover.ParentId}");

    [Fact]
    public async Task A_unit_that_was_deleted_while_it_was_read_is_read_around()
    {
        var live = LiveOrganization.Still(Small);
        var deleted = Small.Units[^1].Id.Value;
        live.Client.ListAccountsForParentAsync(
            Arg.Is<ListAccountsForParentRequest>(request => request.ParentId == deleted), Arg.Any<CancellationToken>())
            .ThrowsAsync(new ParentNotFoundException("gone"));

        await RefusedAsync(live, $"unit {deleted} no longer exists");

        live.Reading.ShouldBe(2);
    }

    [Fact]
    public async Task A_policys_target_that_joined_later_has_the_accounts_read_again()
    {
        // FullAWSAccess is attached to the mover, which is not in the organization in the first reading.
        IEnumerable<SnapshotAccount> Joining(int reading) =>
            reading == 1 ? Small.Accounts.Except([Mover]) : Small.Accounts;

        var snapshot = await ReadAsync(Live(Joining, Joining));

        snapshot.Accounts.ShouldContain(Mover);
    }

    [Fact]
    public Task A_policys_target_that_is_nowhere_is_an_error_that_names_it() =>
        RefusedAsync(
            Live(_ => Small.Accounts.Except([Mover]), _ => Small.Accounts.Except([Mover])),
            $"a policy is attached to {Mover.Id}, which is not in the organization");

    [Fact]
    public async Task A_policy_that_was_deleted_since_it_was_listed_is_left_out()
    {
        var live = LiveOrganization.Still(Small);
        live.Client.DescribePolicyAsync(
            Arg.Is<DescribePolicyRequest>(request => request.PolicyId == Small.Policies[1].Id),
            Arg.Any<CancellationToken>())
            .ThrowsAsync(new PolicyNotFoundException("gone"));

        (await ReadAsync(live)).Policies.Select(policy => policy.Id)
            .ShouldBe(Small.Policies.Select(policy => policy.Id).Except([Small.Policies[1].Id]), ignoreOrder: true);
    }

    [Fact]
    public async Task The_state_counts_and_the_retired_status_only_where_there_is_no_state()
    {
        var live = LiveOrganization.Still(Small);
        live.Shown = account =>
        {
            account.Status = AccountStatus.SUSPENDED;
            account.State = account.Id == Mover.Id.Value ? AccountState.CLOSED : null;
        };

        var states = (await ReadAsync(live)).Accounts.ToDictionary(account => account.Id, account => account.State);

        states.ShouldAllBe(state => state.Value == (state.Key == Mover.Id ? "CLOSED" : "SUSPENDED"));
    }

    [Fact]
    public Task A_state_that_nobody_knows_is_an_error_that_names_the_account()
    {
        var live = LiveOrganization.Still(Small);
        live.Shown = account => account.State = account.Id == Mover.Id.Value ? "HIBERNATING" : AccountState.ACTIVE;

        return RefusedAsync(live, $"account {Mover.Id} is in state 'HIBERNATING'");
    }

    [Theory]
    [InlineData(
        "AccessDeniedException",
        "credentials of the management account or of a delegated administrator, "
        + "as an identity that is allowed organizations:DescribePolicy")]
    [InlineData("TooManyRequestsException", "when fewer others call Organizations")]
    [InlineData("ExpiredTokenException", "sign in again")]
    [InlineData("ServiceException", "correct what the message names")]
    public Task A_call_that_fails_is_named_with_the_remedy(string code, string remedy)
    {
        var live = LiveOrganization.Still(Small);
        live.Client.Configure().DescribePolicyAsync(default!, default).ThrowsAsyncForAnyArgs(Fault.Of(code));

        return RefusedAsync(live, $"organizations:DescribePolicy failed: {code}: AWS said {code}. Remedy: ", remedy);
    }

    [Fact]
    public async Task A_network_that_is_not_there_and_credentials_that_are_not_have_remedies_of_their_own()
    {
        var live = LiveOrganization.Still(Small);

        live.Client.Configure()
            .DescribePolicyAsync(default!, default)
            .ThrowsAsyncForAnyArgs(new HttpRequestException("Connection refused"));
        await RefusedAsync(live, "organizations:DescribePolicy failed: Connection refused. Remedy: check the network");

        live.Client.Configure()
            .DescribePolicyAsync(default!, default)
            .ThrowsAsyncForAnyArgs(new AmazonClientException("No credentials."));
        await RefusedAsync(
            live,
            "organizations:DescribePolicy failed: No credentials. Remedy: "
            + "check the credentials and the profile (AWS_PROFILE)");
    }

    [Fact]
    public async Task Who_cancels_gets_a_cancellation()
    {
        using var cancellation = new CancellationTokenSource();
        var live = LiveOrganization.Still(Small);
        live.Client.Configure().ListPoliciesAsync(default!, default).ReturnsForAnyArgs<ListPoliciesResponse>(_ =>
        {
            cancellation.Cancel();
            throw new OperationCanceledException(cancellation.Token);
        });

        await Should.ThrowAsync<OperationCanceledException>(() => Reader(live).ReadAsync(this, cancellation.Token));
    }

    [Theory]
    [InlineData(10_000, 500, 400, 540, 660)]
    [InlineData(100, 20, 20, 10, 20)]
    public async Task Reading_takes_the_time_that_the_rates_allow(
        int accounts, int units, int policies, int leastSeconds, int mostSeconds)
    {
        var live = LiveOrganization.Still(LargeSnapshot.Of(accounts, units, policies));
        live.EmptyFirstPage = false;

        var snapshot = await ReadAsync(live);

        snapshot.Accounts.Count.ShouldBe(accounts);
        (_time.GetUtcNow() - Now)
            .ShouldBeInRange(TimeSpan.FromSeconds(leastSeconds), TimeSpan.FromSeconds(mostSeconds));
        _progress.Count.ShouldBeInRange(5, 60);
    }

    [Fact]
    public async Task No_operation_is_called_faster_than_its_rate()
    {
        await ReadAsync(LiveOrganization.Still(LargeSnapshot.Of(accounts: 1, units: 1, policies: 12)));

        // Two at once, then two a second.
        _time.Waits.Count(wait => wait == TimeSpan.FromSeconds(0.5)).ShouldBeGreaterThanOrEqualTo(9);
        _time.Waits.ShouldAllBe(wait => wait > TimeSpan.Zero && wait <= TimeSpan.FromSeconds(1));
    }

    private static LiveOrganization Live(
        Func<int, IEnumerable<SnapshotAccount>> listed, Func<int, IEnumerable<SnapshotAccount>> placed) =>
        new(Small) { Listed = listed, Placed = placed };

    private Task<OrganizationSnapshot> ReadAsync(LiveOrganization live) =>
        Reader(live).ReadAsync(this, TestContext.Current.CancellationToken);

    /// <summary>With the words of the command that reads snapshots.</summary>
    private OrganizationSnapshotReader Reader(LiveOrganization live) =>
        new(live.Client, new AwsCalls(CommandRemedies.Terms, _time), _time);

    private async Task RefusedAsync(LiveOrganization live, params string[] said)
    {
        var message = (await Should.ThrowAsync<AwsCallException>(ReadAsync(live))).Message;
        foreach (var part in said)
            message.ShouldContain(part);
        message.ShouldContain("Remedy: ");
    }
}
