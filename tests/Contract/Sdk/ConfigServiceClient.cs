using Amazon.ConfigService;
using Amazon.ConfigService.Model;

namespace Guardrails.Tests.Contract.Sdk;

[Collection<MotoCollection>]
public sealed class ConfigServiceClient(MotoServer moto) : IAsyncLifetime
{
    private AmazonConfigServiceClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        await moto.ResetAsync();
        _client = new(MotoServer.Credentials, moto.Configure<AmazonConfigServiceConfig>());
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Evaluations_in_test_mode_are_accepted()
    {
        var response = await _client.PutEvaluationsAsync(Request("token"), TestContext.Current.CancellationToken);

        response.FailedEvaluations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Evaluations_without_a_token_are_an_invalid_result_token() =>
        await Should.ThrowAsync<InvalidResultTokenException>(
            () => _client.PutEvaluationsAsync(Request(""), TestContext.Current.CancellationToken));

    [Fact]
    public async Task Config_rules_come_page_by_page()
    {
        var names = Enumerable.Range(1, 30).Select(number => $"rule-{number:00}").ToList();
        foreach (var name in names)
            await ArrangeRuleAsync(name);

        var first = await _client.DescribeConfigRulesAsync(
            new DescribeConfigRulesRequest(), TestContext.Current.CancellationToken);
        var second = await _client.DescribeConfigRulesAsync(
            new DescribeConfigRulesRequest { NextToken = first.NextToken }, TestContext.Current.CancellationToken);

        first.NextToken.ShouldNotBeNull();
        second.NextToken.ShouldBeNull();
        first.ConfigRules.Concat(second.ConfigRules).Select(rule => rule.ConfigRuleName).ShouldBe(names);
        first.ConfigRules[0].ConfigRuleState.ShouldBe(ConfigRuleState.ACTIVE);
        first.ConfigRules[0].ConfigRuleArn.ShouldStartWith("arn:aws:config:us-east-1:");
    }

    [Fact]
    public async Task A_config_rule_that_does_not_exist_is_its_own_exception()
    {
        await ArrangeRuleAsync("rule-01");

        await Should.ThrowAsync<NoSuchConfigRuleException>(
            () => _client.DescribeConfigRulesAsync(
                new DescribeConfigRulesRequest { ConfigRuleNames = ["other"] }, TestContext.Current.CancellationToken));
    }

    private Task ArrangeRuleAsync(string name) => moto.ArrangeJsonAsync(
        "config", "StarlingDoveService.PutConfigRule", $$"""
        {"ConfigRule": {"ConfigRuleName": "{{name}}", "Source": {"Owner": "AWS", "SourceIdentifier": "IAM_ROOT_ACCESS_KEY_CHECK"} } }
        """);

    private static PutEvaluationsRequest Request(string token) => new()
    {
        TestMode = true,
        ResultToken = token,
        Evaluations =
        [
            new()
            {
                ComplianceResourceType = "AWS::::Account",
                ComplianceResourceId = "111111111111",
                ComplianceType = ComplianceType.NON_COMPLIANT,
                Annotation = "The root user has an access key.",
                OrderingTimestamp = new DateTime(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc),
            },
        ],
    };
}
