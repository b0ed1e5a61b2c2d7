using System.Text.Json.Nodes;
using Amazon.ConfigService.Model;
using Amazon.SecurityToken.Model;
using Guardrails.Tests.Unit.Aws;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using static Guardrails.Tests.Unit.Lambdas.RootRecheck.RecheckMessages;
using static Guardrails.Tests.Unit.Lambdas.RootRecheck.RecheckedFunction;

namespace Guardrails.Tests.Unit.Lambdas.RootRecheck;

public sealed class StartingRulesTests
{
    private readonly RecheckedFunction _function = new();

    [Fact]
    public async Task An_event_starts_the_rules_of_its_account_with_the_role_there_and_leaves_the_queue()
    {
        (await _function.HandleAsync(Root("m1"))).ShouldBeEmpty();

        _function.Assumed.ShouldBe(["arn:aws:iam::444444444444:role/GuardrailsRuleStarter"]);
        _function.Credentials.ShouldHaveSingleItem().GetCredentials().AccessKey.ShouldBe("ASIA");
        _function.Started.ShouldHaveSingleItem().ShouldBe(AllRules);
        var line = _function.Lines().ShouldHaveSingleItem();
        line.ToJsonString().ShouldBe(JsonNode.Parse(
            """
            {
              "outcome": "started",
              "account": "444444444444",
              "events": ["iam:CreateAccessKey"],
              "rules": [
                "OrgConfigRule-root-access-keys-abcd1234",
                "OrgConfigRule-root-mfa-abcd1234",
                "iam-root-access-key-check-conformance-pack-abc123def"
              ],
              "messages": ["m1"],
              "findings": []
            }
            """)!.ToJsonString());
    }

    [Fact]
    public async Task Events_of_one_account_start_its_rules_once_whether_different_delivered_twice_or_older()
    {
        var other = Root("m3", detail: new JsonObject { ["eventName"] = "EnableMFADevice" });
        var older = Root(
            "m4",
            new JsonObject { ["time"] = "2026-11-23T08:00:00Z", ["id"] = "11111111-1428-4cd3-a780-95db273d1602" });

        (await _function.HandleAsync(Root("m1"), Root("m2"), other, older)).ShouldBeEmpty();

        _function.Started.Count.ShouldBe(1);
        var line = _function.Lines().ShouldHaveSingleItem();
        Texts(line["events"]).ShouldBe(["iam:CreateAccessKey", "iam:EnableMFADevice"]);
        Texts(line["messages"]).ShouldBe(["m1", "m2", "m3", "m4"]);
    }

    [Fact]
    public async Task An_event_that_is_replayed_later_starts_the_rules_again()
    {
        await _function.HandleAsync(Root("m1"));
        _function.Clock.Move(TimeSpan.FromMinutes(6));
        (await _function.HandleAsync(Root("m1"))).ShouldBeEmpty();

        _function.Started.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_event_that_was_sent_before_its_account_was_started_leaves_the_queue_without_a_call()
    {
        await _function.HandleAsync(Root("m1"));
        (await _function.HandleAsync(Root("m2"))).ShouldBeEmpty();

        _function.Assumed.Count.ShouldBe(1);
        _function.Lines()[1]["outcome"]!.GetValue<string>().ShouldBe("covered");
    }

    [Fact]
    public async Task An_event_that_comes_within_the_minute_waits_without_a_call()
    {
        await _function.HandleAsync(Root("m1"));
        _function.Age = TimeSpan.Zero;
        (await _function.HandleAsync(Root("m2"))).ShouldBe(["m2"]);

        _function.Assumed.Count.ShouldBe(1);
        _function.Lines()[1]["outcome"]!.GetValue<string>().ShouldBe("waiting");
    }

    [Fact]
    public async Task Each_account_is_done_for_itself()
    {
        _function.Sts.AssumeRoleAsync(default!, default).ThrowsAsyncForAnyArgs(Fault.Of("AccessDenied"));
        _function.Sts
            .AssumeRoleAsync(
                Arg.Is<AssumeRoleRequest>(request => request != null && !request.RoleArn.Contains("555555555555")),
                Arg.Any<CancellationToken>())
            .Returns(new AssumeRoleResponse
            {
                Credentials = new("ASIA", "secret", "token", DateTime.UtcNow.AddMinutes(15)),
            });
        var (one, two) = (Root("m1", account: "555555555555"), Root("m3", account: "555555555555"));

        (await _function.HandleAsync(one, Root("m2"), two)).ShouldBe(["m1", "m3"]);

        _function.Lines().Select(line => $"{line["account"]} {line["outcome"]}")
            .ShouldBe(["555555555555 failed", "444444444444 started"]);
    }

    [Fact]
    public async Task Rules_are_looked_for_on_every_page_an_empty_one_with_a_token_included()
    {
        _function.Config.DescribeConfigRulesAsync(default!, default).ReturnsForAnyArgs(
            Page([AllRules[0]], "2"),
            Page([], "3"),
            Page(null, "4"),
            Page(AllRules[1..], next: null));

        (await _function.HandleAsync(Root("m1"))).ShouldBeEmpty();

        _function.Started.ShouldHaveSingleItem().ShouldBe(AllRules);
        _function.Config.ReceivedCalls()
            .SelectMany(call => call.GetArguments())
            .OfType<DescribeConfigRulesRequest>()
            .Select(request => request.NextToken)
            .ShouldBe([null, "2", "3", "4"]);
    }

    [Fact]
    public async Task A_rule_without_a_name_costs_neither_its_account_nor_another_one_the_start()
    {
        var page = Page(AllRules, next: null);
        page.ConfigRules.Insert(0, Rule(name: null, creator: null));
        page.ConfigRules.Add(Rule(name: null, "config-conforms.amazonaws.com"));
        _function.Config.DescribeConfigRulesAsync(default!, default).ReturnsForAnyArgs(page);

        (await _function.HandleAsync(Root("m1"), Root("m2", account: "555555555555"))).ShouldBeEmpty();

        _function.Started.ShouldBe([AllRules, AllRules]);
    }

    [Fact]
    public async Task Rules_that_an_account_added_by_itself_under_our_names_take_no_place()
    {
        var page = Page(AllRules, next: null);
        page.ConfigRules.InsertRange(
            0,
            Enumerable.Range(0, 25).Select(number => Rule($"OrgConfigRule-root-access-keys-{number:00000000}", null)));
        _function.Config.DescribeConfigRulesAsync(default!, default).ReturnsForAnyArgs(page);

        (await _function.HandleAsync(Root("m1"))).ShouldBeEmpty();

        _function.Started.ShouldHaveSingleItem().ShouldBe(AllRules);
    }

    [Fact]
    public async Task Rules_that_an_account_added_by_itself_do_not_make_it_ready()
    {
        _function.Config.DescribeConfigRulesAsync(default!, default).ReturnsForAnyArgs(new DescribeConfigRulesResponse
        {
            ConfigRules = [.. AllRules.Select(name => Rule(name, creator: null))],
        });

        (await _function.HandleAsync(Joined("m1"))).ShouldBe(["m1"]);

        _function.Started.ShouldBeEmpty();
    }
}
