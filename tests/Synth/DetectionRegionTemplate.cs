using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guardrails.Tests.Synth;

/// <summary>Templates of organizations whose rules run in another Region than the home Region.</summary>
public sealed class DetectionRegionTemplate(Synthesis synthesis) : IAsyncLifetime
{
    private static readonly string[] RolesOfDetection =
        ["GuardrailsOrganizationAggregator", "GuardrailsRootPostureRule"];

    private CloudAssembly _assembly = null!;

    public async ValueTask InitializeAsync() => _assembly = await synthesis.ElsewhereWithRecorderAsync;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Rules_evaluator_and_recorders_bucket_go_there_and_the_rest_stays_where_IAM_logs() =>
        Environments(_assembly).ShouldBe(
        [
            "Guardrails-Activity 222222222222/us-east-1",
            "Guardrails-Detection 222222222222/eu-central-1",
            "Guardrails-DetectionRoles 222222222222/us-east-1",
            "Guardrails-Forwarders 111111111111/us-east-1",
            "Guardrails-Ledger 222222222222/us-east-1",
            "Guardrails-Organization 111111111111/us-east-1",
            "Guardrails-RecorderBucket 222222222222/eu-central-1",
            "Guardrails-Recorders 111111111111/us-east-1",
            "Guardrails-Remediation 222222222222/us-east-1",
            "Guardrails-Reporting 222222222222/us-east-1",
        ]);

    [Fact]
    public async Task In_govcloud_it_is_the_other_Region_of_the_partition() =>
        Environments(await synthesis.GovCloudElsewhereAsync).ShouldBe(
        [
            "Guardrails-Activity 109876543210/us-gov-west-1",
            "Guardrails-Detection 109876543210/us-gov-east-1",
            "Guardrails-DetectionRoles 109876543210/us-gov-west-1",
            "Guardrails-Forwarders 012345678901/us-gov-west-1",
            "Guardrails-Ledger 109876543210/us-gov-west-1",
            "Guardrails-Organization 012345678901/us-gov-west-1",
            "Guardrails-Remediation 109876543210/us-gov-west-1",
            "Guardrails-Reporting 109876543210/us-gov-west-1",
        ]);

    [Fact]
    public void Without_another_Region_there_is_no_further_stack_no_variable_and_no_property()
    {
        foreach (var other in synthesis.All)
        {
            other.Stacks.ShouldAllBe(stack => stack.Name != "Guardrails-DetectionRoles");
            other.Stacks.ShouldAllBe(stack => !stack.Template.ToJsonString().Contains("DETECTION_REGION"));
            other.Stacks.ShouldAllBe(stack => !stack.Template.ToJsonString().Contains("DetectionRegion"));
        }
    }

    [Fact]
    public void Roles_of_the_delegated_administrator_stand_in_stacks_of_the_home_Region_alone()
    {
        _assembly.Detection.OfType("AWS::IAM::Role").ShouldBeEmpty();
        Stack("Guardrails-DetectionRoles").OfType("AWS::IAM::Role").Select(role => role.Text("RoleName"))
            .ShouldBe(RolesOfDetection, ignoreOrder: true);
        _assembly.Detection.OfType("AWS::Lambda::Function").Single().Text("Role")
            .ShouldBe("arn:aws:iam::222222222222:role/GuardrailsRootPostureRule");
        _assembly.Detection.OfType("AWS::Config::ConfigurationAggregator").Single()
            .Properties["OrganizationAggregationSource"]!["RoleArn"]!.GetValue<string>()
            .ShouldBe("arn:aws:iam::222222222222:role/GuardrailsOrganizationAggregator");
    }

    [Fact]
    public void Their_stack_comes_before_the_one_that_needs_them_and_after_what_may_refuse_the_Region()
    {
        var roles = Stack("Guardrails-DetectionRoles");
        roles.DependsOn.ShouldContain(_assembly.Organization.Artifact);
        _assembly.Detection.DependsOn.ShouldContain(roles.Artifact);
        Stack("Guardrails-RecorderBucket").DependsOn.ShouldContain(_assembly.Organization.Artifact);
        _assembly.Activity.DependsOn.ShouldContain(_assembly.Detection.Artifact);
    }

    [Fact]
    public void Nothing_in_the_stacks_of_either_Region_names_the_other_but_what_starts_and_protects_rules_there()
    {
        Stack("Guardrails-RecorderBucket").Template.ToJsonString().ShouldNotContain("us-east-1");
        var detection = _assembly.Detection.Template.ToJsonString();
        detection.ShouldContain("\"HOME_REGION\":\"us-east-1\"");
        detection.Split("us-east-1").Length.ShouldBe(2, "the ledger's Region alone");
        _assembly.Forwarders.Template.ToJsonString().ShouldNotContain("eu-central-1");

        var activity = _assembly.Activity.Template.ToJsonString();
        activity.ShouldContain("\"DETECTION_REGION\":\"eu-central-1\"");
        Regex.Replace(activity, "\"(DETECTION_REGION|DEPLOY_ROLES)\":\"[^\"]*\"", "")
            .ShouldNotContain("eu-central-1", Case.Sensitive, "the variable, and the deploy's roles there");
    }

    [Fact]
    public void Results_are_aggregated_and_roles_and_recorders_come_there_and_the_setup_knows_the_Region()
    {
        Roles.Texts(_assembly.Detection.OfType("AWS::Config::ConfigurationAggregator").Single()
            .Properties["OrganizationAggregationSource"]!["AwsRegions"]).ShouldBe(["eu-central-1"]);

        var set = Stack("Guardrails-Recorders").OfType("AWS::CloudFormation::StackSet").Single();
        Roles.Texts(set.Properties["StackInstancesGroup"]![0]!["Regions"]).ShouldBe(["eu-central-1"]);
        set.Text("TemplateBody")!.ShouldContain("guardrails-config-222222222222-eu-central-1");

        var roles = _assembly.Organization.OfType("AWS::CloudFormation::StackSet").Single();
        Roles.Texts(roles.Properties["StackInstancesGroup"]![0]!["Regions"]).ShouldBe(["eu-central-1"]);

        _assembly.Organization.OfType("Custom::GuardrailsOrganizationSetup").Single().Text("DetectionRegion")
            .ShouldBe("eu-central-1");
    }

    [Fact]
    public void Rules_may_be_started_there_and_nowhere_else()
    {
        JsonObject[] starters =
        [
            .. Roles.In(_assembly.StackSetTemplate),
            .. _assembly.Organization.OfType("AWS::IAM::Role").Select(role => role.Properties),
        ];
        var texts = starters.Select(role => role.ToJsonString())
            .Where(text => text.Contains("config:StartConfigRulesEvaluation")).ToList();
        texts.Count.ShouldBe(2);
        texts.ShouldAllBe(text => text.Contains("arn:aws:config:eu-central-1:*:config-rule/aws-service-rule/*"));
        texts.ShouldAllBe(text => !text.Contains("us-east-1"));
    }

    private Stack Stack(string name) => _assembly.Stacks.Single(stack => stack.Name == name);

    private static IEnumerable<string> Environments(CloudAssembly assembly) => assembly.Stacks
        .Select(stack => $"{stack.Name} {stack.Environment.Replace("aws://", "")}").Order(StringComparer.Ordinal);
}
