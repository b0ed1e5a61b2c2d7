using System.Text;
using System.Text.Json.Nodes;
using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Config;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Lambda.RootRecheck;
using Guardrails.Tests.Unit.Aws;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Guardrails.Tests.Unit.Lambdas;

public sealed class RootRecheckFunctionTests
{
    private static readonly Settings Settings = new(
        AccountId.Parse("111111111111"),
        Partition.Commercial,
        new(["root-access-keys", "root-mfa"], ["iam-root-access-key-check"]),
        new HashSet<AccountId> { AccountId.Parse("999999999999") });

    private static readonly string[] AllRules =
        ["OrgConfigRule-root-access-keys-abcd1234", "OrgConfigRule-root-mfa-abcd1234", "iam-root-access-key-check-conformance-pack-abc123def"];

    private readonly IAmazonSecurityTokenService _sts = Substitute.For<IAmazonSecurityTokenService>();
    private readonly IAmazonConfigService _config = Substitute.For<IAmazonConfigService>();
    private readonly StringWriter _log = new();
    private readonly List<string> _assumed = [];
    private readonly List<IReadOnlyList<string>> _started = [];
    private readonly List<AWSCredentials> _credentials = [];

    public RootRecheckFunctionTests()
    {
        _sts.AssumeRoleAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            _assumed.Add(call.Arg<AssumeRoleRequest>()?.RoleArn ?? ""); // null while a test replaces this answer
            return new AssumeRoleResponse { Credentials = new("ASIA", "secret", "token", DateTime.UtcNow.AddMinutes(15)) };
        });
        Rules(AllRules);
        _config.StartConfigRulesEvaluationAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            _started.Add(call.Arg<StartConfigRulesEvaluationRequest>()?.ConfigRuleNames ?? []);
            return new StartConfigRulesEvaluationResponse();
        });
    }

    [Fact]
    public async Task An_event_starts_the_rules_of_its_account_with_the_role_there_and_leaves_the_queue()
    {
        (await HandleAsync(Root("m1"))).ShouldBeEmpty();

        _assumed.ShouldBe(["arn:aws:iam::444444444444:role/GuardrailsRuleStarter"]);
        _credentials.ShouldHaveSingleItem().GetCredentials().AccessKey.ShouldBe("ASIA");
        _started.ShouldHaveSingleItem().ShouldBe(AllRules);
        var line = Lines().ShouldHaveSingleItem();
        line.ToJsonString().ShouldBe(
            """{"outcome":"started","account":"444444444444","events":["iam:CreateAccessKey"],"rules":["OrgConfigRule-root-access-keys-abcd1234","OrgConfigRule-root-mfa-abcd1234","iam-root-access-key-check-conformance-pack-abc123def"],"messages":["m1"],"findings":[]}""");
    }

    [Fact]
    public async Task Events_of_one_account_start_its_rules_once_whether_different_delivered_twice_or_older()
    {
        var older = Root("m4", new JsonObject { ["time"] = "2026-11-23T08:00:00Z", ["id"] = "11111111-1428-4cd3-a780-95db273d1602" });

        (await HandleAsync(Root("m1"), Root("m2"), Root("m3", detail: new JsonObject { ["eventName"] = "EnableMFADevice" }), older)).ShouldBeEmpty();

        _started.Count.ShouldBe(1);
        var line = Lines().ShouldHaveSingleItem();
        Texts(line["events"]).ShouldBe(["iam:CreateAccessKey", "iam:EnableMFADevice"]);
        Texts(line["messages"]).ShouldBe(["m1", "m2", "m3", "m4"]);
    }

    [Fact]
    public async Task An_event_that_is_replayed_later_starts_the_rules_again()
    {
        await HandleAsync(Root("m1"));
        (await HandleAsync(Root("m1"))).ShouldBeEmpty();

        _started.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Each_account_is_done_for_itself()
    {
        _sts.AssumeRoleAsync(Arg.Is<AssumeRoleRequest>(request => request.RoleArn.Contains("555555555555")), default).ThrowsAsyncForAnyArgs(Fault.Of("AccessDenied"));
        _sts.AssumeRoleAsync(Arg.Is<AssumeRoleRequest>(request => request != null && !request.RoleArn.Contains("555555555555")), Arg.Any<CancellationToken>())
            .Returns(new AssumeRoleResponse { Credentials = new("ASIA", "secret", "token", DateTime.UtcNow.AddMinutes(15)) });

        (await HandleAsync(Root("m1", account: "555555555555"), Root("m2"), Root("m3", account: "555555555555"))).ShouldBe(["m1", "m3"]);

        Lines().Select(line => $"{line["account"]} {line["outcome"]}").ShouldBe(["555555555555 failed", "444444444444 started"]);
    }

    [Fact]
    public async Task Rules_are_looked_for_on_every_page_an_empty_one_with_a_token_included()
    {
        _config.DescribeConfigRulesAsync(default!, default).ReturnsForAnyArgs(
            Page([AllRules[0]], "2"), Page([], "3"), Page(null, "4"), Page(AllRules[1..], next: null));

        (await HandleAsync(Root("m1"))).ShouldBeEmpty();

        _started.ShouldHaveSingleItem().ShouldBe(AllRules);
        _config.ReceivedCalls().SelectMany(call => call.GetArguments()).OfType<DescribeConfigRulesRequest>().Select(request => request.NextToken)
            .ShouldBe([null, "2", "3", "4"]);
    }

    public static TheoryData<string[], string> NotReady => new()
    {
        { [], "root-access-keys and no root-mfa" },
        { [AllRules[0], AllRules[2]], "root-mfa" },
        { [AllRules[1], "OrgConfigRule-root-access-keys-of-others-abcd1234"], "root-access-keys" },
    };

    [Theory, MemberData(nameof(NotReady))]
    public async Task An_account_that_joined_is_waited_for_until_it_has_all_of_our_rules(string[] rules, string missing)
    {
        Rules(rules);

        (await HandleAsync(Joined("m1"))).ShouldBe(["m1"]);

        _started.ShouldBeEmpty();
        var line = Lines().ShouldHaveSingleItem();
        line["outcome"]!.GetValue<string>().ShouldBe("waiting");
        Finding(line).ShouldStartWith($"Account 444444444444: config:DescribeConfigRules shows no {missing} yet. Remedy: ");
    }

    [Fact]
    public async Task What_changed_is_judged_by_the_rules_that_are_there_and_what_is_missing_is_said()
    {
        Rules([AllRules[1]]);

        (await HandleAsync(Root("m1"), Joined("m2"))).ShouldBe(["m2"]);

        _started.ShouldHaveSingleItem().ShouldBe([AllRules[1]]);
        var line = Lines().ShouldHaveSingleItem();
        line["outcome"]!.GetValue<string>().ShouldBe("started");
        Finding(line).ShouldStartWith("Account 444444444444: config:DescribeConfigRules shows no root-access-keys yet. Remedy: ");
    }

    [Fact]
    public async Task A_change_in_an_account_without_any_of_the_rules_is_kept()
    {
        Rules([]);

        (await HandleAsync(Root("m1"))).ShouldBe(["m1"]);

        _started.ShouldBeEmpty();
        Lines().ShouldHaveSingleItem()["outcome"]!.GetValue<string>().ShouldBe("waiting");
    }

    [Theory]
    [InlineData("DELETING")]
    [InlineData("DELETING_RESULTS")]
    public async Task A_rule_that_is_being_deleted_is_none(string state)
    {
        var page = Page(AllRules, next: null);
        page.ConfigRules[1].ConfigRuleState = state;
        _config.DescribeConfigRulesAsync(default!, default).ReturnsForAnyArgs(page);

        (await HandleAsync(Joined("m1"))).ShouldBe(["m1"]);
    }

    public static TheoryData<string, string> Faults()
    {
        var rows = new TheoryData<string, string>();
        foreach (var call in new[] { "sts:AssumeRole", "config:DescribeConfigRules", "config:StartConfigRulesEvaluation" })
        foreach (var code in new[] { "Throttling", "TooManyRequestsException", "InternalFailure", "AccessDenied", "AccessDeniedException", "ExpiredToken", "RegionDisabledException", "InvalidClientTokenId", "timeout" })
            rows.Add(call, code);
        foreach (var code in new[] { "LimitExceededException", "ResourceInUseException", "NoSuchConfigRuleException", "InvalidParameterValueException" })
            rows.Add("config:StartConfigRulesEvaluation", code);
        rows.Add("config:DescribeConfigRules", "InvalidNextTokenException");
        return rows;
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task A_call_that_fails_keeps_the_events_and_says_account_call_and_remedy(string call, string code)
    {
        Exception fault = code == "timeout" ? new TaskCanceledException("The operation was canceled.") : Fault.Of(code);
        Break(call, fault);

        (await HandleAsync(Root("m1"), Root("m2"))).ShouldBe(["m1", "m2"]);

        _started.ShouldBeEmpty();
        var line = Lines().ShouldHaveSingleItem();
        (line["outcome"]!.GetValue<string>(), line["account"]!.GetValue<string>()).ShouldBe(("failed", "444444444444"));
        Finding(line).ShouldStartWith($"Account 444444444444: {call} failed: {(code == "timeout" ? "there was no answer in the time that there was" : code)}");
        Finding(line).ShouldContain(". Remedy: ");
        Finding(line).ShouldNotContain(DeployedNames.MemberRole + " ", Case.Sensitive, "the evaluator's role is not this function's");
    }

    [Fact]
    public async Task An_account_that_joined_waits_for_its_role_and_then_starts()
    {
        Break("sts:AssumeRole", Fault.Of("AccessDenied"));
        (await HandleAsync(Joined("m1"))).ShouldBe(["m1"]);
        Finding(Lines().Single()).ShouldContain("in an account that has just joined none: StackSet GuardrailsMemberRole is bringing the role GuardrailsRuleStarter.");

        var later = new RootRecheckFunctionTests();
        (await later.HandleAsync(Joined("m1"))).ShouldBeEmpty();
        later._started.Count.ShouldBe(1);
        Texts(later.Lines().Single()["events"]).ShouldBe(["organizations:CreateAccountResult"]);
    }

    public static TheoryData<string> Malformed => new("", "{", "[]", "{}", """{"detail":{}}""", """{"detail":{"eventName":1}}""", """{"id":"1","id":"2","detail":{}}""");

    [Theory, MemberData(nameof(Malformed))]
    public async Task A_malformed_message_stays_alone_and_says_where_to_find_it(string body)
    {
        (await HandleAsync(("m1", body), Root("m2"))).ShouldBe(["m1"]);

        _started.Count.ShouldBe(1);
        var line = Lines()[0];
        line["outcome"]!.GetValue<string>().ShouldBe("malformed");
        Texts(line["messages"]).ShouldBe(["m1"]);
        Finding(line).ShouldContain("Remedy: read the message in the queue GuardrailsRecheckFailed");
    }

    [Fact]
    public async Task Events_that_ask_for_nothing_leave_the_queue_with_a_line_each()
    {
        (await HandleAsync(
            Root("m1", detail: new JsonObject { ["errorCode"] = "AccessDenied" }),
            Root("m2", account: "999999999999"),
            Root("m3", new JsonObject { ["account"] = "666666666666" }))).ShouldBeEmpty();

        _assumed.ShouldBeEmpty();
        Lines().Select(line => line["outcome"]!.GetValue<string>()).ShouldBe(["ignored", "ignored", "ignored"]);
        Lines().Select(Finding).ShouldBe(
        [
            "iam:CreateAccessKey in account 444444444444 failed (AccessDenied): nothing changed.",
            "Account 999999999999 is excluded in the organization's file: it has no rules.",
            "iam:CreateAccessKey is about account 444444444444 and account 666666666666 sent it: neither is evaluated.",
        ]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Records":[{"body":"{}"}]}""")]
    [InlineData("""{"Records":["text"]}""")]
    public async Task A_batch_that_cannot_be_read_is_kept_as_a_whole(string batch) =>
        await Should.ThrowAsync<FormatException>(() => InvokeAsync(batch));

    [Fact]
    public async Task An_empty_batch_keeps_nothing() => (await InvokeAsync("""{"Records":[]}""")).ShouldBe("""{"batchItemFailures":[]}""");

    private void Rules(string[] names) => _config.DescribeConfigRulesAsync(default!, default).ReturnsForAnyArgs(Page(names, next: null));

    private static DescribeConfigRulesResponse Page(string[]? names, string? next) => new()
    {
        ConfigRules = names?.Select(name => new ConfigRule { ConfigRuleName = name, ConfigRuleState = ConfigRuleState.ACTIVE }).ToList(),
        NextToken = next,
    };

    private void Break(string call, Exception fault)
    {
        switch (call)
        {
            case "sts:AssumeRole": _sts.AssumeRoleAsync(default!, default).ThrowsAsyncForAnyArgs(fault); break;
            case "config:DescribeConfigRules": _config.DescribeConfigRulesAsync(default!, default).ThrowsAsyncForAnyArgs(fault); break;
            case "config:StartConfigRulesEvaluation": _config.StartConfigRulesEvaluationAsync(default!, default).ThrowsAsyncForAnyArgs(fault); break;
            default: throw new ArgumentOutOfRangeException(nameof(call), call, "No such call.");
        }

        _started.Clear();
    }

    private static (string, string) Root(string id, JsonObject? changes = null, JsonObject? detail = null, string? account = null)
    {
        var text = RootEvent.With(changes, detail);
        return (id, account is null ? text : text.Replace("444444444444", account));
    }

    private static (string, string) Joined(string id) => Root(
        id,
        new JsonObject { ["account"] = "111111111111", ["source"] = "aws.organizations", ["detail-type"] = "AWS Service Event via CloudTrail" },
        new JsonObject
        {
            ["eventSource"] = "organizations.amazonaws.com",
            ["eventName"] = "CreateAccountResult",
            ["serviceEventDetails"] = new JsonObject { ["createAccountStatus"] = new JsonObject { ["state"] = "SUCCEEDED", ["accountId"] = "444444444444" } },
        });

    private async Task<IReadOnlyList<string>> HandleAsync(params (string Id, string Body)[] messages)
    {
        var batch = new JsonObject
        {
            ["Records"] = new JsonArray([.. messages.Select(message => (JsonNode)new JsonObject
            {
                ["messageId"] = message.Id,
                ["receiptHandle"] = "handle",
                ["body"] = message.Body,
                ["eventSource"] = "aws:sqs",
                ["eventSourceARN"] = "arn:aws:sqs:us-east-1:222222222222:GuardrailsRecheck",
            })]),
        };
        var answer = JsonNode.Parse(await InvokeAsync(batch.ToJsonString()))!.AsObject();
        answer.Select(member => member.Key).ShouldBe(["batchItemFailures"]);
        return [.. answer["batchItemFailures"]!.AsArray().Select(failure => failure!["itemIdentifier"]!.GetValue<string>())];
    }

    private async Task<string> InvokeAsync(string batch)
    {
        var calls = new AwsCalls(RecheckRemedies.Caller, TimeProvider.System);
        var starter = new RuleStarter(
            new RoleSessions(_sts, Settings.Partition, "session", calls),
            credentials =>
            {
                _credentials.Add(credentials);
                return _config;
            },
            calls);
        var function = new RootRecheckFunction(Settings, starter, new(_log));
        using var request = new MemoryStream(Encoding.UTF8.GetBytes(batch));
        using var answer = new StreamReader(await function.HandleAsync(request, TestContext.Current.CancellationToken));
        return await answer.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private IReadOnlyList<JsonObject> Lines() =>
        [.. _log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    private static string Finding(JsonObject line) => Texts(line["findings"]).ShouldHaveSingleItem();

    private static IReadOnlyList<string> Texts(JsonNode? list) => [.. list!.AsArray().Select(text => text!.GetValue<string>())];
}
