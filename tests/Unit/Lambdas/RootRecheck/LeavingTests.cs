using System.Text.Json.Nodes;
using Amazon.Organizations.Model;
using Guardrails.Tests.Unit.Aws;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using static Guardrails.Tests.Unit.Lambdas.RootRecheck.RecheckMessages;
using static Guardrails.Tests.Unit.Lambdas.RootRecheck.RecheckedFunction;

namespace Guardrails.Tests.Unit.Lambdas.RootRecheck;

public sealed class LeavingTests
{
    private readonly RecheckedFunction _function = new();

    public static TheoryData<string, string> Gone => new()
    {
        { "unknown", "Account 444444444444 is not in the organization (organizations:DescribeAccount)" },
        { "elsewhere", "Account 444444444444 is not in the organization (organizations:DescribeAccount)" },
        { "SUSPENDED", "Account 444444444444 is SUSPENDED (organizations:DescribeAccount)" },
        { "CLOSED", "Account 444444444444 is CLOSED (organizations:DescribeAccount)" },
    };

    [Theory, MemberData(nameof(Gone))]
    public async Task Messages_of_an_account_that_refuses_and_is_no_working_member_leave_the_queue(
        string standing, string finding)
    {
        _function.Break("sts:AssumeRole", Fault.Of("AccessDenied"));
        Standing(standing);

        (await _function.HandleAsync(Root("m1"), Joined("m2"))).ShouldBeEmpty();

        var line = _function.Lines().ShouldHaveSingleItem();
        line["outcome"]!.GetValue<string>().ShouldBe("left");
        Texts(line["messages"]).ShouldBe(["m1", "m2"]);
        Finding(line).ShouldStartWith(finding);
        _function.PutAside.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ACTIVE")]
    [InlineData("PENDING_CLOSURE")]
    [InlineData("PENDING_ACTIVATION")]
    public async Task Those_of_a_member_that_refuses_come_again(string state)
    {
        _function.Break("sts:AssumeRole", Fault.Of("AccessDenied"));
        Standing(state);

        (await _function.HandleAsync(Root("m1"))).ShouldBe(["m1"]);
    }

    [Theory]
    [InlineData("AccessDeniedException")]
    [InlineData("ServiceException")]
    public async Task Where_membership_cannot_be_found_out_they_come_again(string code)
    {
        _function.Break("sts:AssumeRole", Fault.Of("AccessDenied"));
        _function.Organizations.DescribeAccountAsync(default!, default).ThrowsAsyncForAnyArgs(Fault.Of(code));

        (await _function.HandleAsync(Root("m1"))).ShouldBe(["m1"]);

        Finding(_function.Lines().ShouldHaveSingleItem()).ShouldStartWith(
            "Account 444444444444: sts:AssumeRole failed: AccessDenied");
    }

    [Theory]
    [InlineData("Throttling")]
    [InlineData("InternalFailure")]
    public async Task A_passing_failure_asks_nobody_about_membership(string code)
    {
        _function.Break("sts:AssumeRole", Fault.Of(code));
        Standing("unknown");

        (await _function.HandleAsync(Root("m1"))).ShouldBe(["m1"]);

        _function.Organizations.ReceivedCalls().ShouldBeEmpty();
    }

    [Fact]
    public async Task Membership_is_asked_again_at_each_refusal()
    {
        _function.Break("sts:AssumeRole", Fault.Of("AccessDenied"));
        (await _function.HandleAsync(Root("m1"))).ShouldBe(["m1"]);

        _function.Clock.Move(TimeSpan.FromMinutes(6));
        Standing("unknown");

        (await _function.HandleAsync(Root("m1"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_that_says_who_left_leaves_with_the_account_s_other_ones_and_no_role_is_tried()
    {
        Standing("unknown");

        (await _function.HandleAsync(Joined("m1"), Departed("m2"))).ShouldBeEmpty();

        _function.Assumed.ShouldBeEmpty();
        _function.Lines().Select(line => $"{line["account"]} {line["outcome"]} {Texts(line["messages"])[0]}")
            .ShouldBe(["444444444444 left m2", "444444444444 left m1"]);
    }

    [Fact]
    public async Task An_account_that_came_back_is_evaluated_whatever_an_older_event_says()
    {
        (await _function.HandleAsync(Departed("m1"), Joined("m2"))).ShouldBeEmpty();

        _function.Started.Count.ShouldBe(1);
    }

    private void Standing(string standing)
    {
        if (standing == "unknown")
        {
            _function.Organizations.DescribeAccountAsync(default!, default)
                .ThrowsAsyncForAnyArgs(new AccountNotFoundException("no such account"));
            return;
        }

        var described = Described("444444444444", standing == "elsewhere" ? "ACTIVE" : standing);
        if (standing == "elsewhere")
            described.Account.Arn = "arn:aws:organizations::999999999999:account/o-another0000/444444444444";
        _function.Organizations.DescribeAccountAsync(default!, default).ReturnsForAnyArgs(described);
    }

    private static (string Id, string Body) Departed(string id) => Root(
        id,
        new JsonObject
        {
            ["account"] = "111111111111",
            ["source"] = "aws.organizations",
            ["detail-type"] = "AWS Service Event via CloudTrail",
        },
        new JsonObject
        {
            ["eventSource"] = "organizations.amazonaws.com",
            ["eventName"] = "AccountDepartedOrganization",
            ["serviceEventDetails"] = new JsonObject { ["accountId"] = "444444444444" },
        });
}
