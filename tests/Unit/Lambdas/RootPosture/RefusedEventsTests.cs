using System.Text.Json.Nodes;

namespace Guardrails.Tests.Unit.Lambdas.RootPosture;

/// <summary>Events of strangers: one line each, no call, no error, and nothing of theirs unescaped.</summary>
public sealed class RefusedEventsTests : IAsyncLifetime
{
    private const string Own = "arn:aws:config:us-east-1:444444444444:config-rule/config-rule-abc123";
    private const string Forged = "x\n{\"outcome\":\"evaluated\",\"compliance\":\"Compliant\"}\n\u001b[2J\u202e";

    private RuleSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await RuleSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    public static TheoryData<string, string?> Rules => new()
    {
        { "a member's own rule", Own },
        { "a rule without an ARN", "" },
        { "a pack's rule", Organization("config-conforms.amazonaws.com") },
        { "a rule of another service", Organization("securityhub.amazonaws.com") },
        { "a service whose name only begins so", Organization("config-multiaccountsetup.amazonaws.com.evil.example") },
        { "another account's rule", RuleSite.OrganizationRule("666666666666") },
        { "a rule on a longer path", RuleSite.OrganizationRule(RuleSite.Account) + "/more" },
        { "an ARN with a line in it", Forged },
        { "no text", null },
    };

    [Theory, MemberData(nameof(Rules))]
    public async Task A_rule_that_no_organization_put_there_is_refused_before_any_call(string name, string? rule)
    {
        var thrown = await _site.EvaluateAsync("NoRootAccessKeys", change: (outer, _) =>
            outer["configRuleArn"] = rule is null ? 7 : rule);

        thrown.ShouldBeNull(name);
        _site.Received.ShouldBeEmpty(name);
        _site.Line["outcome"]!.GetValue<string>().ShouldBe("refused");
        _site.Line["account"]!.GetValue<string>().ShouldBe(RuleSite.Account);
        _site.Findings.ShouldHaveSingleItem().ShouldContain("Remedy:");
        IsPlain(_site.Log).ShouldBeTrue(name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"accountId":"4444\n4444"}""")]
    [InlineData("""{"accountId":"444444444444","accountId":"666666666666"}""")]
    [InlineData("""{"accountId":{"a":"b"}}""")]
    public async Task An_event_that_is_none_is_refused_before_any_call(string text)
    {
        (await _site.InvokeAsync(text)).ShouldBeNull();

        _site.Received.ShouldBeEmpty();
        _site.Line["outcome"]!.GetValue<string>().ShouldBe("refused");
        IsPlain(_site.Log).ShouldBeTrue();
    }

    [Fact]
    public async Task A_thousand_events_of_foreign_accounts_cost_no_call()
    {
        for (var index = 0; index < 1_000; index++)
        {
            await _site.EvaluateAsync("NoRootAccessKeys", change: (outer, _) =>
            {
                var foreigner = 600_000_000_000 + index;
                outer["accountId"] = $"{foreigner}";
                outer["configRuleArn"] = $"arn:aws:config:us-east-1:{foreigner}:config-rule/config-rule-1";
            });
        }

        _site.Received.ShouldBeEmpty();
        _site.Lines.Count.ShouldBe(1_000);
        _site.Lines.ShouldAllBe(line => line["outcome"]!.GetValue<string>() == "refused");
    }

    [Fact]
    public async Task An_organizations_rule_of_a_foreign_account_is_refused_before_its_parameters_are_read()
    {
        _site.Instead = call => call.Action == "organizations:DescribeAccount"
            ? WireAnswer.Error(call, 400, "AccountNotFoundException", "no such account")
            : null;

        var thrown = await _site.EvaluateAsync("NoRootAccessKeys", change: (outer, _) =>
        {
            outer["accountId"] = "666666666666";
            outer["ruleParameters"] = new JsonObject { ["control"] = Forged }.ToJsonString();
        });

        thrown.ShouldBeNull();
        _site.Line["outcome"]!.GetValue<string>().ShouldBe("refused");
        _site.Log.ShouldNotContain("evaluated");
    }

    [Fact]
    public async Task What_a_rule_of_ours_says_wrongly_is_escaped_in_the_log()
    {
        var thrown = await _site.EvaluateAsync("NoRootAccessKeys", change: (outer, _) =>
            outer["ruleParameters"] = new JsonObject { ["control"] = Forged }.ToJsonString());

        thrown.ShouldBeOfType<FormatException>();
        _site.Line["outcome"]!.GetValue<string>().ShouldBe("failed");
        IsPlain(_site.Log).ShouldBeTrue();
    }

    private static bool IsPlain(string log) => log.TrimEnd('\n').All(one => one is >= ' ' and < '\u007f' or '…');

    private static string Organization(string service) =>
        $"arn:aws:config:us-east-1:444444444444:config-rule/aws-service-rule/{service}/config-rule-abc123";
}
