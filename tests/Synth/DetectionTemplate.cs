using System.Text.Json.Nodes;
using Guardrails.Aws.Evidence;
using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Packs;

namespace Guardrails.Tests.Synth;

public sealed class DetectionTemplate(Synthesis synthesis)
{
    private Stack Stack => synthesis.Example.Detection;

    [Fact]
    public void Holds_only_these_types() =>
        Stack.Resources.Select(resource => resource.Type).Distinct().ShouldBe(
            [
                "AWS::Logs::LogGroup",
                "AWS::IAM::Role",
                "AWS::Lambda::Function",
                "AWS::Lambda::Permission",
                "AWS::Config::OrganizationConfigRule",
                "AWS::Config::OrganizationConformancePack",
                "AWS::Config::ConfigurationAggregator",
                "AWS::Config::StoredQuery",
                "AWS::CloudWatch::Alarm",
            ],
            ignoreOrder: true);

    [Fact]
    public void Each_control_is_a_rule_that_says_which_control_it_is() =>
        Rules.Select(rule =>
                (rule.Text("OrganizationConfigRuleName"), Metadata(rule)["InputParameters"]!.GetValue<string>()))
            .ShouldBe(
                from control in ControlCatalog.All
                where control.OnByDefault
                select (control.RuleName, ControlParameters.Defaults(control).ForRule(control)),
                ignoreOrder: true);

    [Fact]
    public void A_rule_hands_its_controls_parameters_to_the_function() =>
        Rules.Where(rule => rule.Text("OrganizationConfigRuleName") == "root-hardware-mfa")
            .Select(rule => Metadata(rule)["InputParameters"]!.GetValue<string>())
            .ShouldBe(["""{"control":"RootHardwareMfa","devices":"hardware"}"""]);

    [Fact]
    public void Rules_wait_for_the_permission_to_invoke_and_for_the_member_role()
    {
        var permission = Stack.OfType("AWS::Lambda::Permission").Single();

        foreach (var rule in Rules)
            rule.DependsOn.ShouldBe([permission.LogicalId]);
        Stack.DependsOn.ShouldContain(synthesis.Example.Organization.Artifact);
    }

    [Fact]
    public void Rules_ask_the_unqualified_function_once_a_day()
    {
        var function = Stack.OfType("AWS::Lambda::Function").Single();

        foreach (var metadata in Rules.Select(Metadata))
        {
            Resource.Target(metadata["LambdaFunctionArn"]).ShouldBe(function.LogicalId);
            Roles.Texts(metadata["OrganizationConfigRuleTriggerTypes"]).ShouldBe(["ScheduledNotification"]);
            metadata["MaximumExecutionFrequency"]!.GetValue<string>().ShouldBe("TwentyFour_Hours");
            metadata["Description"]!.GetValue<string>().Length.ShouldBeInRange(1, 256);
        }
    }

    [Fact]
    public void Excluded_accounts_get_neither_rules_nor_pack()
    {
        foreach (var resource in Rules.Concat(Stack.OfType("AWS::Config::OrganizationConformancePack")))
            Roles.Texts(resource.Properties["ExcludedAccounts"]).ShouldBe(["567890123456"]);
    }

    [Fact]
    public void Only_aws_config_may_invoke_the_evaluator()
    {
        var permission = Stack.OfType("AWS::Lambda::Permission").Single();

        permission.Text("Principal").ShouldBe("config.amazonaws.com");
        permission.Text("Action").ShouldBe("lambda:InvokeFunction");
        Resource.Target(permission.Properties["FunctionName"])
            .ShouldBe(Stack.OfType("AWS::Lambda::Function").Single().LogicalId);

        // A condition on an account or a rule would shut out all members but one. The function refuses strangers.
        permission.Properties.Select(property => property.Key)
            .ShouldBe(["Action", "FunctionName", "Principal"], ignoreOrder: true);
    }

    [Fact]
    public void As_many_evaluations_run_at_once_as_the_file_says_and_without_a_word_of_it_none_are_reserved()
    {
        Evaluator(Stack).Properties["ReservedConcurrentExecutions"]!.GetValue<int>().ShouldBe(100);
        Evaluator(synthesis.GovCloud.Detection).Properties.ContainsKey("ReservedConcurrentExecutions").ShouldBeFalse();
    }

    [Fact]
    public void Evaluator_has_15_seconds_to_find_the_account_and_to_report_where_every_source_takes_all_its_time()
    {
        var (report, call, audit) = SourceLimits.OfEvaluator;
        var sources = report + (2 * call) + audit;

        foreach (var stack in new[] { Stack, synthesis.GovCloud.Detection })
        {
            var timeout = TimeSpan.FromSeconds(Evaluator(stack).Properties["Timeout"]!.GetValue<int>());
            (timeout - sources).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(15));
        }
    }

    [Fact]
    public void Evaluator_knows_its_organization_partition_and_member_role() =>
        Stack.OfType("AWS::Lambda::Function").Single().Properties["Environment"]!["Variables"]!.AsObject()
            .ToDictionary(variable => variable.Key, variable => variable.Value!.GetValue<string>())
            .ShouldBe(
                new Dictionary<string, string>
                {
                    ["ORGANIZATION_ID"] = "o-exampleorg1",
                    ["MANAGEMENT_ACCOUNT_ID"] = "111111111111",
                    ["PARTITION"] = "aws",
                    ["HOME_REGION"] = "us-east-1",
                    ["ROOT_SESSIONS"] = "true",
                },
                ignoreOrder: true);

    [Fact]
    public void Pack_holds_awss_own_three_rules()
    {
        Stack.OfType("AWS::Config::OrganizationConformancePack").Single().Text("OrganizationConformancePackName")
            .ShouldBe("Guardrails-RootManagedRules");
        synthesis.Example.ConformancePackTemplate["Resources"]!.AsObject()
            .Select(rule => rule.Value!["Properties"]!["Source"]!["SourceIdentifier"]!.GetValue<string>())
            .ShouldBe(["IAM_ROOT_ACCESS_KEY_CHECK", "ROOT_ACCOUNT_MFA_ENABLED", "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"]);
    }

    [Fact]
    public void Saved_queries_stand_beside_the_aggregator_wherever_something_is_evaluated()
    {
        string[] names =
        [
            "Guardrails-AccountsByCompliance",
            "Guardrails-AccountsThatBreakARule",
            "Guardrails-AccountsWithResults",
            "Guardrails-ConformancePacks",
        ];

        foreach (var stack in new[] { Stack, synthesis.GovCloud.Detection })
            stack.OfType("AWS::Config::StoredQuery").Select(query => query.Text("QueryName"))
                .ShouldBe(names, ignoreOrder: true);
    }

    [Fact]
    public void Aggregator_reads_the_whole_organization_in_the_home_region()
    {
        var aggregator = Stack.OfType("AWS::Config::ConfigurationAggregator").Single();
        var source = aggregator.Properties["OrganizationAggregationSource"]!;
        var role = Stack.Resources.Single(resource => resource.LogicalId == Resource.Target(source["RoleArn"]));

        Roles.Texts(source["AwsRegions"]).ShouldBe(["us-east-1"]);
        Roles.Texts(role.Properties["ManagedPolicyArns"])
            .ShouldBe(["arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations"]);
    }

    private IReadOnlyList<Resource> Rules => Stack.OfType("AWS::Config::OrganizationConfigRule");

    private static Resource Evaluator(Stack stack) => stack.OfType("AWS::Lambda::Function").Single();

    private static JsonObject Metadata(Resource rule) => rule.Properties["OrganizationCustomRuleMetadata"]!.AsObject();
}
