using System.Text.Json.Nodes;
using Guardrails.Local;
using Guardrails.Local.Calls;
using Guardrails.Local.Services.Config;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.Config;

public sealed class OnDemandEvaluationTests
{
    private const string Id =
        "arn:aws:config:us-east-1:444444444444:config-rule/aws-service-rule/config-conforms.amazonaws.com/config-rule-";
    private readonly LocalWorld _aws = new(new() { PageSize = 2, EmptyFirstPage = true });

    public OnDemandEvaluationTests()
    {
        foreach (var name in (string[])["c", "a", "b"])
        {
            _aws.World.Of<ConfigState>().Rules.Add(
                new(LocalWorld.Payments, name, name, "config-rule-" + name, Id + name)
                {
                    ManagedIdentifier = "IAM_ROOT_ACCESS_KEY_CHECK",
                });
        }

        _aws.World.Of<ConfigState>().Rules.Add(
            new(
                LocalWorld.Storefront,
                "a",
                "a",
                "config-rule-o",
                Id.Replace(LocalWorld.Payments, LocalWorld.Storefront, StringComparison.Ordinal) + "o"));
    }

    [Fact]
    public async Task The_rules_of_the_caller_s_account_come_in_pages_of_which_the_first_may_be_empty()
    {
        var pages = new List<string>();
        string? token = null;
        do
        {
            var page = await CallAsync("DescribeConfigRules", token is null ? [] : new() { ["NextToken"] = token });
            pages.Add(string.Concat(page["ConfigRules"]!.AsArray().Select(
                rule => rule!["ConfigRuleName"]!.GetValue<string>())));
            token = page["NextToken"]?.GetValue<string>();
        }
        while (token is not null);

        pages.ShouldBe(["", "ab", "c"]);
    }

    [Fact]
    public async Task Another_Region_has_no_rules()
    {
        var page = await _aws.CallAsync(
            _aws.AdministratorOf(LocalWorld.Payments),
            "config",
            "DescribeConfigRules",
            new() { ["NextToken"] = Convert.ToBase64String("offset:0"u8) },
            "eu-west-1");
        page["ConfigRules"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("DescribeConfigRules", "NoSuchConfigRuleException", "d")]
    [InlineData("StartConfigRulesEvaluation", "NoSuchConfigRuleException", "a", "d")]
    [InlineData("StartConfigRulesEvaluation", "ValidationException")]
    public async Task Names_that_cannot_be_are_refused(string operation, string code, params string[] names) =>
        (await _aws.RefusalAsync(_aws.AdministratorOf(LocalWorld.Payments), "config", operation, Names(names))).Code
            .ShouldBe(code);

    [Fact]
    public async Task Twenty_six_names_are_too_many() =>
        (await _aws.RefusalAsync(
            _aws.AdministratorOf(LocalWorld.Payments),
            "config",
            "StartConfigRulesEvaluation",
            Names([.. Enumerable.Repeat("a", 26)]))).Code.ShouldBe("ValidationException");

    [Fact]
    public async Task A_role_must_be_allowed_every_rule_that_it_starts()
    {
        var arn = await _aws.RoleAsync(
            LocalWorld.Payments,
            "Recheck",
            """{"Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}}""",
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"config:StartConfigRulesEvaluation","Resource":"{{Id}}a"}]}""");

        await _aws.CallAsync(_aws.SessionOf(arn), "config", "StartConfigRulesEvaluation", Names("a"));
        (await _aws.RefusalAsync(_aws.SessionOf(arn), "config", "StartConfigRulesEvaluation", Names("a", "b"))).Message
            .ShouldContain(Id + "b");
        (await _aws.RefusalAsync(_aws.SessionOf(arn), "config", "DescribeConfigRules")).Code.ShouldBe("AccessDenied");
    }

    [Fact]
    public async Task One_evaluation_at_a_time_and_one_a_minute()
    {
        await CallAsync("StartConfigRulesEvaluation", Names("a"));
        (await StartAgainAsync()).ShouldContain("in progress");

        var delivered = await Pumps.RunAsync(_aws.World, TestContext.Current.CancellationToken);
        delivered.Rules.ShouldHaveSingleItem().Rule.ShouldBe("a");
        _aws.World.Of<ConfigState>().Rules.Where(rule => rule.Result is not null)
            .Select(rule => rule.Name).ShouldBe(["a"]);
        (await StartAgainAsync()).ShouldContain("less than a minute ago");

        _aws.Clock.Move(TimeSpan.FromMinutes(1));
        await CallAsync("StartConfigRulesEvaluation", Names("a", "b", "c"));
        (await Pumps.RunAsync(_aws.World, TestContext.Current.CancellationToken)).Rules.Select(run => run.Rule)
            .ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task Accounts_do_not_wait_for_each_other()
    {
        await CallAsync("StartConfigRulesEvaluation", Names("a"));
        await _aws.CallAsync(
            _aws.AdministratorOf(LocalWorld.Storefront), "config", "StartConfigRulesEvaluation", Names("a"));
        _aws.World.Of<ConfigState>().Started.Keys.Select(key => key.AccountId)
            .ShouldBe([LocalWorld.Payments, LocalWorld.Storefront]);
    }

    private async Task<string> StartAgainAsync()
    {
        var error = await _aws.RefusalAsync(
            _aws.AdministratorOf(LocalWorld.Payments), "config", "StartConfigRulesEvaluation", Names("b"));
        error.Code.ShouldBe("LimitExceededException");
        return error.Message;
    }

    private Task<JsonObject> CallAsync(string operation, JsonObject input) =>
        _aws.CallAsync(_aws.AdministratorOf(LocalWorld.Payments), "config", operation, input);

    private static JsonObject Names(params string[] names) =>
        new() { ["ConfigRuleNames"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]) };
}
