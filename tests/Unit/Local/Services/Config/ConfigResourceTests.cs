using System.Text.Json.Nodes;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Local;
using Guardrails.Local.Organization;
using Guardrails.Local.Services.Config;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.Config;

public sealed class ConfigResourceTests : IAsyncLifetime
{
    private const string Pack = """
        "Pack":{"Type":"AWS::Config::OrganizationConformancePack",
          "Properties":{"OrganizationConformancePackName":"Root","ExcludedAccounts":["567890123456"],
          "TemplateBody":"{\"Resources\":{\"A\":{\"Type\":\"AWS::Config::ConfigRule\",\"Properties\":{\"ConfigRuleName\":\"keys\",\"Source\":{\"Owner\":\"AWS\",\"SourceIdentifier\":\"IAM_ROOT_ACCESS_KEY_CHECK\"}}}}}"}}
        """;

    private const string YamlTemplate = """
        # What AWS Config takes: YAML with short forms.
        Parameters: { Name: { Type: String } }
        Resources:
          Keys:
            Type: AWS::Config::ConfigRule
            Properties: { ConfigRuleName: !Ref Name, Source: { Owner: AWS, SourceIdentifier: IAM_ROOT_ACCESS_KEY_CHECK } }
        """;

    private readonly Site _site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_rule_reaches_every_account_that_is_not_excluded()
    {
        await DeployRuleAsync(Site.Rule());

        _site.World.Of<ConfigState>().Rules.Select(rule => rule.AccountId)
            .Order().ShouldBe(_site.World.Accounts.Keys.Where(id => id != Site.Suspended).Order());
        _site.World.Of<ConfigState>().Rules[0].Name.ShouldMatch("^OrgConfigRule-root-mfa-[a-z0-9]{8}$");
        _site.World.Of<ConfigState>().Rules[0].Arn.ShouldContain(
            ":config-rule/aws-service-rule/config-multiaccountsetup.amazonaws.com/config-rule-");
    }

    [Fact]
    public async Task A_suspended_account_that_is_not_excluded_is_named() =>
        (await FailRuleAsync(Site.Rule(excluded: "333333333333")))
            .ShouldContain("Account 567890123456 (acquired-shop) is SUSPENDED: add it to ExcludedAccounts.");

    [Fact]
    public async Task Of_several_accounts_that_cannot_take_a_rule_each_is_named()
    {
        _site.World.Of<ConfigState>().WithoutOwnRecorder.Add("444444444444");

        var failure = await FailRuleAsync(Site.Rule(excluded: "333333333333"));

        failure.ShouldContain("Account 567890123456 (acquired-shop) is SUSPENDED");
        failure.ShouldContain("Account 444444444444 (payments-prod) has no configuration recorder");
    }

    [Fact]
    public async Task A_rule_before_its_permission_is_refused() =>
        (await FailRuleAsync(Site.Rule(dependsOn: "Function"))).ShouldContain(
            "its resource policy has no statement for config.amazonaws.com. Create the permission "
            + "(AWS::Lambda::Permission) before the rule.");

    [Fact]
    public async Task A_rule_without_trusted_access_is_refused()
    {
        _site.World.TrustedServices.Remove(OrganizationMembers.Setup);
        (await FailRuleAsync(Site.Rule()))
            .ShouldContain("Trusted access for config-multiaccountsetup.amazonaws.com is not enabled");
    }

    [Fact]
    public async Task A_rule_from_an_account_that_is_no_delegated_administrator_is_refused()
    {
        _site.World.DelegatedAdministrators.RemoveAll(one => one.Service == OrganizationMembers.Setup);
        (await FailRuleAsync(Site.Rule())).ShouldContain(
            "Account 222222222222 is neither the management account nor registered as delegated administrator of "
            + "config-multiaccountsetup.amazonaws.com");
    }

    [Fact]
    public async Task A_management_account_without_the_service_linked_role_is_named()
    {
        _site.World.Account(Site.Management).Roles.Remove(OrganizationMembers.SetupRole);
        (await FailRuleAsync(Site.Rule())).ShouldContain(
            "The management account 111111111111 has no service-linked role AWSServiceRoleForConfigMultiAccountSetup");
    }

    [Theory]
    [InlineData("root mfa", "{}", "OrganizationConfigRuleName 'root mfa' is not 1 to 64 letters")]
    [InlineData("root-mfa", "control=RootMfa", "InputParameters is not a JSON object")]
    public async Task A_malformed_rule_is_refused(string name, string parameters, string message) =>
        (await FailRuleAsync(Site.Rule(name, parameters))).ShouldContain(message);

    [Fact]
    public async Task Parameters_longer_than_1024_characters_are_refused() =>
        (await FailRuleAsync(Site.Rule(parameters: $$"""{"a":"{{new string('x', 1020)}}"}""")))
            .ShouldContain("at most 1024 are accepted");

    [Fact]
    public async Task A_pack_reaches_every_account_and_is_judged_by_AWS_itself()
    {
        await _site.DeployAsync(Site.Delegated, Pack);
        await RuleEvaluation.RunAsync(_site.World, null, TestContext.Current.CancellationToken);

        _site.World.Of<ConfigState>().Rules
            .Single(rule => rule.AccountId == "666666666666").Result!.Compliance.ShouldBe("NON_COMPLIANT");
        _site.World.Of<ConfigState>().Rules.Single(
            rule => rule.AccountId == "555555555555").Result!.Compliance.ShouldBe("COMPLIANT");
        _site.World.Of<ConfigState>().Rules[0].Name.ShouldMatch("^keys-conformance-pack-[a-z0-9]{9}$");
    }

    [Fact]
    public async Task A_pack_in_yaml_with_parameters_is_read_as_one_in_json()
    {
        await _site.DeployAsync(
            Site.Delegated, YamlPack(YamlTemplate, """{"ParameterName":"Name","ParameterValue":"keys"}"""));

        _site.World.Of<ConfigState>().Rules.ShouldNotBeEmpty();
        _site.World.Of<ConfigState>().Rules.ShouldAllBe(
            rule => rule.Deployed == "keys" && rule.ManagedIdentifier == "IAM_ROOT_ACCESS_KEY_CHECK");
    }

    [Theory]
    [InlineData(
        YamlTemplate, "", "Parameters.Name has no Default, and ConformancePackInputParameters gives it no value")]
    [InlineData(
        YamlTemplate,
        """{"ParameterName":"Nam","ParameterValue":"keys"}""",
        "there is no parameter Nam, for which ConformancePackInputParameters has a value")]
    [InlineData(
        YamlTemplate,
        """{"ParameterName":"Name","ParameterValue":"a"},{"ParameterName":"Name","ParameterValue":"b"}""",
        "names Name twice")]
    [InlineData(
        YamlTemplate,
        """{"Name":"Name","ParameterValue":"a"}""",
        "property ConformancePackInputParameters[0].ParameterName is missing")]
    [InlineData("Resources:\n\tA: {}", "", "is not YAML")]
    [InlineData("Conditions: {}\nResources: { A: {} }", "", "the section Conditions is not supported here")]
    [InlineData(
        "Resources: { A: { Type: 'AWS::Config::ConfigRule', Properties: { ConfigRuleName: !Ref Gone, Source: { Owner: "
        + "AWS } } } }",
        "",
        "there is no resource or parameter Gone")]
    public async Task A_pack_that_AWS_Config_would_refuse_is_refused(
        string template, string parameters, string message) =>
        (await _site.FailAsync(Site.Delegated, YamlPack(template, parameters))).ShouldContain(message);

    [Theory]
    [InlineData("s3://assets-222222222222/pack.yaml", 300_000, null)]
    [InlineData("s3://assets-222222222222/pack.yaml", 300_001, "it has 300001 bytes; 1 to 300000 are accepted")]
    [InlineData(
        "s3://assets-222222222222/other.yaml",
        100_000,
        "TemplateS3Uri: the cloud assembly has no file asset s3://assets-222222222222/other.yaml.")]
    [InlineData("s3://assets-222222222222/pack.yaml", null, "is missing on disk")]
    public async Task A_pack_in_s3_must_be_an_asset_of_the_assembly(string uri, int? bytes, string? message)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("guardrails-pack-").FullName, "pack.yaml");
        var template = YamlTemplate.Replace("{ Type: String }", "{ Type: String, Default: keys }") + "\n#";
        if (bytes is { } length)
            await File.WriteAllTextAsync(file, template.PadRight(length, 'x'), TestContext.Current.CancellationToken);
        _site.Assets.Add(new("pack", file, "assets-${AWS::AccountId}", "pack.yaml"));
        var pack = $$"""
            "Pack":{"Type":"AWS::Config::OrganizationConformancePack",
              "Properties":{"OrganizationConformancePackName":"Root","ExcludedAccounts":["567890123456"],
              "TemplateS3Uri":"{{uri}}"} }
            """;

        if (message is null)
            (await _site.DeployAsync(Site.Delegated, pack)).Resources.ShouldHaveSingleItem();
        else
            (await _site.FailAsync(Site.Delegated, pack)).ShouldContain(message);
    }

    [Fact]
    public async Task A_pack_that_is_too_long_to_be_sent_along_is_refused() =>
        (await _site.FailAsync(Site.Delegated, YamlPack(YamlTemplate.PadRight(51_201), "")))
            .ShouldContain("it has 51201 bytes; 1 to 51200 are accepted");

    [Theory]
    [InlineData("IAM_ROOT_ACCESS_KEY_CHECK", "COMPLIANT")]
    [InlineData("ROOT_ACCOUNT_MFA_ENABLED", "NOT_APPLICABLE")]
    [InlineData("ROOT_ACCOUNT_HARDWARE_MFA_ENABLED", "NOT_APPLICABLE")]
    public void Without_root_credentials_the_managed_mfa_rules_do_not_apply(string identifier, string expected) =>
        ManagedRules.Evaluate(identifier, new RootCredentials(), default).Compliance.ShouldBe(expected);

    [Theory]
    [InlineData("config.amazonaws.com", "arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations", null)]
    [InlineData(
        "lambda.amazonaws.com",
        "arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations",
        "does not let AWS Config read the organization")]
    [InlineData("config.amazonaws.com", null, "organizations:DescribeOrganization")]
    public async Task An_aggregator_needs_a_role_that_trusts_Config_and_reads_the_organization(
        string trusted, string? policy, string? message)
    {
        var resources = $$"""
            "Role":{"Type":"AWS::IAM::Role","Properties":{"RoleName":"A","ManagedPolicyArns":[{{(policy is null ? "" : $"\"{policy}\"")}}],
              "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                "Principal":{"Service":"{{trusted}}"},"Action":"sts:AssumeRole"}]} } },
            "Aggregator":{"Type":"AWS::Config::ConfigurationAggregator",
              "Properties":{"ConfigurationAggregatorName":"All",
              "OrganizationAggregationSource":{"RoleArn":{"Fn::GetAtt":["Role","Arn"]},"AllAwsRegions":true} } }
            """;
        if (message is null)
            (await _site.DeployAsync(Site.Delegated, resources)).Resources.Count.ShouldBe(2);
        else
            (await _site.FailAsync(Site.Delegated, resources)).ShouldContain(message);
    }

    [Theory]
    [InlineData("Broken rules", "SELECT accountId", "QueryName 'Broken rules' is not 1 to 64 letters")]
    [InlineData("Q", "accountId", "Expression does not begin with SELECT")]
    [InlineData("Q", "SELECT accountId FROM results", "Expression: FROM is not supported")]
    [InlineData("Q", "SELECT DISTINCT accountId", "Expression: DISTINCT is not supported")]
    [InlineData(
        "Q", "SELECT accountId WHERE resourceName LIKE '%-keys'", "LIKE '%-keys': a wildcard stands at the end")]
    [InlineData(
        "Q",
        "SELECT accountId WHERE resourceName LIKE 'ab%'",
        "LIKE 'ab%': a wildcard stands at the end, after at least three characters")]
    public async Task A_saved_query_outside_the_language_is_refused(string name, string expression, string message) =>
        (await _site.FailAsync(Site.Delegated, Query(name, expression))).ShouldContain(message);

    [Fact]
    public async Task A_saved_query_is_kept_with_its_words_and_an_unknown_property_is_refused()
    {
        const string expression = "SELECT accountId WHERE resourceName LIKE 'FROM%'";
        await _site.DeployAsync(Site.Delegated, Query("Q", expression));
        _site.World.Of<ConfigState>().StoredQueries[(Site.Delegated, "Q")].Expression.ShouldBe(expression);

        (await _site.FailAsync(Site.Delegated, Query("P", expression).Replace("QueryDescription", "Description")))
            .ShouldContain("Description");
    }

    private static string YamlPack(string template, string parameters) =>
        $$"""
        "Pack":{"Type":"AWS::Config::OrganizationConformancePack",
          "Properties":{"OrganizationConformancePackName":"Root","ExcludedAccounts":["567890123456"],
          "ConformancePackInputParameters":[{{parameters}}],"TemplateBody":{{JsonValue.Create(template).ToJsonString()}} } }
        """;

    private static string Query(string name, string expression) =>
        $$"""
        "Query":{"Type":"AWS::Config::StoredQuery","Properties":{"QueryName":"{{name}}","QueryDescription":"Who?",
          "QueryExpression":"{{expression}}"} }
        """;

    private Task<DeployedStack> DeployRuleAsync(string rule) =>
        _site.DeployAsync(Site.Delegated, Site.Function(), Site.Permission, rule);

    private Task<string> FailRuleAsync(string rule) =>
        _site.FailAsync(Site.Delegated, Site.Function(), Site.Permission, rule);
}
