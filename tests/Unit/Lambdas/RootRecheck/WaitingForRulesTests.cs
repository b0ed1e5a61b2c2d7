using Guardrails.Tests.Unit.Aws;
using NSubstitute;
using static Guardrails.Tests.Unit.Lambdas.RootRecheck.RecheckMessages;
using static Guardrails.Tests.Unit.Lambdas.RootRecheck.RecheckedFunction;

namespace Guardrails.Tests.Unit.Lambdas.RootRecheck;

public sealed class WaitingForRulesTests
{
    private readonly RecheckedFunction _function = new();

    public static TheoryData<string[], string> NotReady => new()
    {
        { [], "root-access-keys and no root-mfa" },
        { [AllRules[0], AllRules[2]], "root-mfa" },
        { [AllRules[1], "OrgConfigRule-root-access-keys-of-others-abcd1234"], "root-access-keys" },
    };

    [Theory, MemberData(nameof(NotReady))]
    public async Task An_account_that_joined_is_waited_for_until_it_has_all_of_our_rules(string[] rules, string missing)
    {
        _function.Rules(rules);

        (await _function.HandleAsync(Joined("m1"))).ShouldBe(["m1"]);

        _function.Started.ShouldBeEmpty();
        var line = _function.Lines().ShouldHaveSingleItem();
        line["outcome"]!.GetValue<string>().ShouldBe("waiting");
        Finding(line).ShouldStartWith(
            $"Account 444444444444: config:DescribeConfigRules shows no {missing} yet. Remedy: ");
    }

    [Fact]
    public async Task What_changed_is_judged_by_the_rules_that_are_there_and_what_is_missing_is_said()
    {
        _function.Rules([AllRules[1]]);

        (await _function.HandleAsync(Root("m1"), Joined("m2"))).ShouldBe(["m2"]);

        _function.Started.ShouldHaveSingleItem().ShouldBe([AllRules[1]]);
        var line = _function.Lines().ShouldHaveSingleItem();
        line["outcome"]!.GetValue<string>().ShouldBe("started");
        Finding(line).ShouldStartWith(
            "Account 444444444444: config:DescribeConfigRules shows no root-access-keys yet. Remedy: ");
    }

    [Fact]
    public async Task A_change_in_an_account_without_any_of_the_rules_is_kept()
    {
        _function.Rules([]);

        (await _function.HandleAsync(Root("m1"))).ShouldBe(["m1"]);

        _function.Started.ShouldBeEmpty();
        _function.Lines().ShouldHaveSingleItem()["outcome"]!.GetValue<string>().ShouldBe("waiting");
    }

    [Theory]
    [InlineData("DELETING")]
    [InlineData("DELETING_RESULTS")]
    public async Task A_rule_that_is_being_deleted_is_none(string state)
    {
        var page = Page(AllRules, next: null);
        page.ConfigRules[1].ConfigRuleState = state;
        _function.Config.DescribeConfigRulesAsync(default!, default).ReturnsForAnyArgs(page);

        (await _function.HandleAsync(Joined("m1"))).ShouldBe(["m1"]);
    }

    [Fact]
    public async Task An_account_that_joined_waits_for_its_role_and_then_starts()
    {
        _function.Break("sts:AssumeRole", Fault.Of("AccessDenied"));
        (await _function.HandleAsync(Joined("m1"))).ShouldBe(["m1"]);
        Finding(_function.Lines().Single()).ShouldContain(
            "in an account that has just joined none: StackSet GuardrailsMemberRole is bringing the role "
            + "GuardrailsRuleStarter.");

        var later = new RecheckedFunction();
        (await later.HandleAsync(Joined("m1"))).ShouldBeEmpty();
        later.Started.Count.ShouldBe(1);
        Texts(later.Lines().Single()["events"]).ShouldBe(["organizations:CreateAccountResult"]);
    }
}
