using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Aws;
using Guardrails.Core.Organizations;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Guardrails.Tests.Unit.Aws;

public sealed class OrganizationMembershipTests
{
    private static readonly AccountId Account = AccountId.Parse("444444444444");
    private readonly InstantTime _time = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly IAmazonOrganizations _organizations = Substitute.For<IAmazonOrganizations>();

    private OrganizationMembership Membership => field ??= new(_organizations, OrganizationId.Parse("o-exampleorg1"), _time);

    [Fact]
    public async Task A_member_is_asked_for_once_an_hour()
    {
        Describes("arn:aws:organizations::111111111111:account/o-exampleorg1/444444444444");

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
    public async Task An_account_of_another_organization_is_no_member_and_asked_for_again(string? arn)
    {
        Describes(arn);

        (await AskAsync()).ShouldNotBeNull().ShouldContain("another organization");
        (await AskAsync()).ShouldNotBeNull();
        await AskedAsync(times: 2);
    }

    [Fact]
    public async Task An_account_that_the_organization_does_not_know_is_no_member()
    {
        _organizations.DescribeAccountAsync(default!, default).ThrowsAsyncForAnyArgs(new AccountNotFoundException("You specified an account that doesn't exist."));

        (await AskAsync()).ShouldNotBeNull().ShouldContain("444444444444");
    }

    [Fact]
    public async Task Not_being_able_to_ask_is_an_error_and_not_an_answer()
    {
        _organizations.DescribeAccountAsync(default!, default).ThrowsAsyncForAnyArgs(Fault.Of("AccessDeniedException"));

        var exception = await Should.ThrowAsync<AwsCallException>(AskAsync());
        exception.Message.ShouldContain("organizations:DescribeAccount");
        exception.Message.ShouldContain("delegated administrator");
    }

    private void Describes(string? arn) => _organizations.DescribeAccountAsync(default!, default)
        .ReturnsForAnyArgs(new DescribeAccountResponse { Account = new() { Arn = arn } });

    private Task<string?> AskAsync() => Membership.WhyNotMemberAsync(Account, TestContext.Current.CancellationToken);

    private async Task AskedAsync(int times) => await _organizations.ReceivedWithAnyArgs(times).DescribeAccountAsync(default!, default);
}
