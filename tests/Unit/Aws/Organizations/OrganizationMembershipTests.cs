using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Organizations;
using Guardrails.Core.Ids;
using Guardrails.Lambda.RootPostureRule;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Guardrails.Tests.Unit.Aws.Organizations;

public sealed class OrganizationMembershipTests
{
    private const string Member = "arn:aws:organizations::111111111111:account/o-exampleorg1/444444444444";

    private static readonly AccountId Account = AccountId.Parse("444444444444");
    private readonly InstantTime _time = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly IAmazonOrganizations _organizations = Substitute.For<IAmazonOrganizations>();

    private static readonly OrganizationId Organization = OrganizationId.Parse("o-exampleorg1");

    private OrganizationMembership Membership =>
        field ??= new(_organizations, Organization, EvaluatorCalls.At(_time), _time);

    [Fact]
    public async Task A_member_is_asked_for_once_an_hour()
    {
        Describes(Member);

        (await AskAsync()).ShouldBeNull();
        (await AskAsync()).ShouldBeNull();
        await AskedAsync(times: 1);

        _time.Advance(TimeSpan.FromMinutes(61));
        (await AskAsync()).ShouldBeNull();
        await AskedAsync(times: 2);
    }

    [Theory]
    [InlineData("arn:aws:organizations::111111111111:account/o-anotherorg1/444444444444")]
    [InlineData("arn:aws:organizations::111111111111:account/o-exampleorg1/555555555555")]
    [InlineData("garbage")]
    [InlineData(null)]
    public async Task An_account_of_another_organization_is_no_member(string? arn)
    {
        Describes(arn);

        (await AskAsync()).ShouldNotBeNull().ShouldContain("another organization");
    }

    [Fact]
    public async Task An_account_that_the_organization_does_not_know_is_no_member()
    {
        NotKnown();

        (await AskAsync()).ShouldNotBeNull().ShouldContain("444444444444");
    }

    [Fact]
    public async Task A_refusal_is_remembered_for_five_minutes_and_says_so()
    {
        NotKnown();

        var refusal = await AskAsync();
        _time.Advance(TimeSpan.FromMinutes(4.9));
        (await AskAsync()).ShouldBe(refusal);

        refusal.ShouldNotBeNull()
            .ShouldContain("organizations:DescribeAccount at 2026-11-23 09:00 UTC, asked again after 5 minutes");
        await AskedAsync(times: 1);
    }

    [Fact]
    public async Task An_account_that_joins_is_a_member_five_minutes_later_at_most()
    {
        NotKnown();
        await AskAsync();
        Describes(Member);

        _time.Advance(TimeSpan.FromMinutes(5));

        (await AskAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("ACTIVE", true)]
    [InlineData("PENDING_CLOSURE", true)]
    [InlineData(null, true)]
    [InlineData("PENDING_ACTIVATION", false)]
    [InlineData("SUSPENDED", false)]
    [InlineData("CLOSED", false)]
    public async Task A_member_that_does_not_work_is_refused_for_what_it_is(string? state, bool works)
    {
        Describes(Member, state);

        var refusal = await AskAsync();

        (refusal is null).ShouldBe(works);
        if (!works)
            refusal.ShouldNotBeNull().ShouldContain($"Account 444444444444 is {state} ");
    }

    [Fact]
    public async Task Many_new_accounts_are_asked_for_at_the_pace_of_organizations()
    {
        Describes(Member);

        for (var account = 0; account < 50; account++)
            await Membership.OfAsync(AccountId.Parse($"{account:000000000000}"), TestContext.Current.CancellationToken);

        // 30 at once, then 20 a second.
        _time.Waits.Sum(wait => wait.TotalSeconds).ShouldBe(1, tolerance: 0.06);
    }

    [Fact]
    public async Task Not_being_able_to_ask_is_an_error_and_not_an_answer()
    {
        _organizations.DescribeAccountAsync(default!, default).ThrowsAsyncForAnyArgs(Fault.Of("AccessDeniedException"));

        var exception = await Should.ThrowAsync<AwsCallException>(AskAsync());
        exception.Message.ShouldContain("organizations:DescribeAccount");
        exception.Message.ShouldContain("delegated administrator");
    }

    private void Describes(string? arn, string? state = "ACTIVE")
    {
        _organizations.DescribeAccountAsync(default!, default)
            .ReturnsForAnyArgs(new DescribeAccountResponse { Account = new() { Arn = arn, State = state } });
        _organizations.ClearReceivedCalls();
    }

    private void NotKnown() =>
        _organizations.DescribeAccountAsync(default!, default)
            .ThrowsAsyncForAnyArgs(new AccountNotFoundException("You specified an account that doesn't exist."));

    /// <summary>The refusal, as the evaluator words it.</summary>
    private async Task<string?> AskAsync() =>
        MembershipRefusal.Of(await Membership.OfAsync(Account, TestContext.Current.CancellationToken), Organization);

    private async Task AskedAsync(int times) =>
        await _organizations.ReceivedWithAnyArgs(times).DescribeAccountAsync(default!, default);
}
