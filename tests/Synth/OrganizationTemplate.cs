using System.Text.Json.Nodes;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;

namespace Guardrails.Tests.Synth;

public sealed class OrganizationTemplate(Synthesis synthesis)
{
    private const string Tampering =
        "DenyGuardrailTampering DenyGuardrailTamperingOfForwarding DenyGuardrailTamperingOfStacks "
        + "DenyGuardrailTamperingOfConfigRules DenyGuardrailTamperingAsStackSets";

    private const string OfDelegatedAdministrator =
        "DenyUnlistedRootSessions DenyUnlistedRootSessionsIAMAuditRootUserCredentials "
        + "DenyUnlistedRootSessionsIAMDeleteRootUserCredentials DenyDetectionTampering "
        + "DenyDetectionTamperingOfMapping DenyDetectionTamperingOfLedger DenyDetectionTamperingOfRecipients "
        + "DenyDetectionTamperingOfKeys DenyDetectionTamperingOfAliases DenyDetectionTamperingOfStacks "
        + "DenyDetectionTamperingOfLogs DenyDetectionTamperingAsDeploy DenyDetectionTamperingByDeploy";

    private Stack Stack => synthesis.Example.Organization;

    [Fact]
    public void Holds_only_these_types() =>
        Stack.Resources.Select(resource => resource.Type).Distinct().ShouldBe(
            [
                "AWS::Logs::LogGroup",
                "AWS::IAM::Role",
                "AWS::Lambda::Function",
                "Custom::GuardrailsOrganizationSetup",
                "AWS::Organizations::Policy",
                "AWS::CloudFormation::StackSet",
            ],
            ignoreOrder: true);

    [Fact]
    public void Setup_is_told_everything_about_the_organization()
    {
        var setup = Stack.OfType("Custom::GuardrailsOrganizationSetup").Single();

        Resource.Target(setup.Properties["ServiceToken"])
            .ShouldBe(Stack.OfType("AWS::Lambda::Function").Single().LogicalId);
        setup.Text("OrganizationId").ShouldBe("o-exampleorg1");
        setup.Text("RootId").ShouldBe("r-ex01");
        setup.Text("ManagementAccountId").ShouldBe("111111111111");
        setup.Text("DelegatedAdministratorId").ShouldBe("222222222222");
        Texts(setup.Properties["TrustedServices"])
            .ShouldBe(["config.amazonaws.com", "config-multiaccountsetup.amazonaws.com", "iam.amazonaws.com"]);
        Texts(setup.Properties["DelegatedServices"])
            .ShouldBe(["config.amazonaws.com", "config-multiaccountsetup.amazonaws.com", "iam.amazonaws.com"]);
        Texts(setup.Properties["OrganizationFeatures"]).ShouldBe(["RootCredentialsManagement", "RootSessions"]);
    }

    [Fact]
    public void StackSet_of_the_roles_waits_for_the_setup_and_reaches_every_account_now_and_later()
    {
        var resource = Stack.OfType("AWS::CloudFormation::StackSet").ShouldHaveSingleItem();
        resource.DependsOn.ShouldBe([Stack.OfType("Custom::GuardrailsOrganizationSetup").Single().LogicalId]);

        var stackSet = resource.Properties;
        var group = stackSet["StackInstancesGroup"]!.AsArray().Single()!;
        stackSet["PermissionModel"]!.GetValue<string>().ShouldBe("SERVICE_MANAGED");
        stackSet["AutoDeployment"]!["Enabled"]!.GetValue<bool>().ShouldBeTrue();
        Roles.Texts(group["DeploymentTargets"]!["OrganizationalUnitIds"]).ShouldBe(["r-ex01"]);
        Roles.Texts(group["Regions"]).ShouldBe(["us-east-1"]);
        stackSet["TemplateBody"]!.GetValue<string>().Length.ShouldBeLessThan(51_200);
    }

    [Fact]
    public void Policy_of_the_delegated_administrator_spares_the_roles_that_CDK_deploys_by_and_no_others()
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(synthesis.Example.Folder, "manifest.json")))!;
        var detection = manifest["artifacts"]![synthesis.Example.Detection.Artifact]!["properties"]!;
        string[] roles =
        [
            .. new[] { "assumeRoleArn", "cloudFormationExecutionRoleArn" }
                .Select(name => detection[name]!.GetValue<string>().Replace("${AWS::Partition}", "aws")),
        ];

        var policy = Policies(synthesis.Example).Single(
            one => one.Properties["TargetIds"] is JsonArray targets
                && targets[0]!.GetValue<string>() == "222222222222");
        // Functions write their own log, and open root sessions.
        var spared = policy.Properties["Content"]!["Statement"]!.AsArray()
            .Where(statement => statement!["Sid"]!.GetValue<string>() is var sid
                && sid.StartsWith("DenyDetectionTampering", StringComparison.Ordinal)
                && sid != "DenyDetectionTamperingOfLogs")
            .Select(statement => statement!["Condition"]?["ArnNotEquals"]?["aws:PrincipalArn"])
            .OfType<JsonArray>()
            .Select(arns => Texts(arns))
            .ToList();

        spared.ShouldNotBeEmpty();
        spared.ShouldAllBe(arns => arns.Order().SequenceEqual(roles.Order()));
    }

    [Fact]
    public void Setup_runs_again_with_a_new_version_of_its_code()
    {
        var function = Stack.OfType("AWS::Lambda::Function").Single();

        function.Properties["Code"]!["S3Key"]!.GetValue<string>()
            .ShouldBe($"{Stack.OfType("Custom::GuardrailsOrganizationSetup").Single().Text("Code")}.zip");
    }

    [Fact]
    public void GovCloud_has_root_sessions_and_no_central_management_of_root_credentials()
    {
        var stack = synthesis.GovCloud.Organization;

        Texts(stack.OfType("Custom::GuardrailsOrganizationSetup").Single().Properties["OrganizationFeatures"])
            .ShouldBe(["RootSessions"]);
        Roles.Actions(stack, "GuardrailsOrganizationSetup")
            .ShouldNotContain("iam:EnableOrganizationsRootCredentialsManagement");
    }

    [Fact]
    public void Cloudformation_gives_up_on_a_silent_setup_soon_after_its_function_ended()
    {
        var setup = Stack.OfType("Custom::GuardrailsOrganizationSetup").Single();
        var function = Stack.OfType("AWS::Lambda::Function").Single();

        var timeout = setup.Properties["ServiceTimeout"]!.GetValue<int>();
        timeout.ShouldBeInRange(function.Properties["Timeout"]!.GetValue<int>() + 1, 3599);
    }

    [Fact]
    public void Policies_stay_when_the_stack_is_deleted_or_one_is_replaced()
    {
        foreach (var policy in synthesis.All.SelectMany(Policies))
        {
            policy.Json["DeletionPolicy"]!.GetValue<string>().ShouldBe("RetainExceptOnCreate");
            policy.Json["UpdateReplacePolicy"]!.GetValue<string>().ShouldBe("Retain");
        }
    }

    [Fact]
    public void Policies_change_after_the_setup_one_after_another_and_those_that_are_attached_before_those_that_are_not()
    {
        var stack = synthesis.GovCloud.Organization;
        var chain = new List<Resource> { stack.OfType("Custom::GuardrailsOrganizationSetup").Single() };
        while (Policies(synthesis.GovCloud)
            .SingleOrDefault(policy => policy.DependsOn.Contains(chain[^1].LogicalId)) is { } next)
            chain.Add(next);

        Policies(synthesis.GovCloud).ShouldAllBe(policy => policy.DependsOn.Count == 1);
        chain.Skip(1).Select(policy => Own(policy)["Guardrails-".Length..]).ShouldBe(
        [
            "DenyUnlistedRootSessions", "DenyRootUserActions", "DenyRootAccessKeyCreation",
            .. GuardrailCatalog.All
                .Where(guardrail => guardrail.WhyNotIn(Partition.GovCloud) is null)
                .Select(guardrail => guardrail.Name)
                .Except(["DenyUnlistedRootSessions", "DenyRootUserActions", "DenyRootAccessKeyCreation"]),
        ]);
    }

    /// <summary>The name that a policy has while it holds its own guardrail alone.</summary>
    private static string Own(Resource policy) => policy.Text("Name")!.Replace("-Packed-", "-");

    [Fact]
    public void Policy_content_is_an_object_so_that_drift_shows()
    {
        foreach (var policy in Policies(synthesis.Example))
        {
            policy.Text("Type").ShouldBe("SERVICE_CONTROL_POLICY");
            policy.Properties["Content"]
                .ShouldBeOfType<JsonObject>()["Version"]!.GetValue<string>().ShouldBe("2012-10-17");
        }
    }

    [Fact]
    public void Guardrails_with_the_same_targets_stand_in_one_policy_and_the_others_are_attached_to_nothing()
    {
        var attached = Policies(synthesis.Example).Where(policy => policy.Properties.ContainsKey("TargetIds"));
        attached.Select(policy => (policy.Text("Name"), Sids(policy))).ShouldBe(
        [
            ("Guardrails-Packed-DenyUnlistedRootSessions", OfDelegatedAdministrator),
            (
                "Guardrails-Packed-DenyRootAccessKeyCreation",
                "DenyRootAccessKeyCreation DenyRootAccessKeyCreationAfter20270131 DenyRootSigningCertificateUpload "
                + $"DenyLeavingOrganization {Tampering}"),
        ]);
        Policies(synthesis.Example).Select(Own).ShouldBe(
            GuardrailCatalog.All.Select(guardrail => $"Guardrails-{guardrail.Name}"), ignoreOrder: true);
    }

    [Fact]
    public void Policies_are_attached_where_the_file_says() =>
        Policies(synthesis.GovCloud).Where(policy => policy.Properties.ContainsKey("TargetIds"))
            .Select(policy => $"{Sids(policy)}: {string.Join(' ', Texts(policy.Properties["TargetIds"]))}")
            .ShouldBe(
                [
                    $"{OfDelegatedAdministrator}: 109876543210",
                    "DenyRootUserActions: ou-gov2-workloads 123456789012",
                    "DenyRootAccessKeyCreation DenyRootSigningCertificateUpload "
                    + $"DenyLeavingOrganization {Tampering}: r-gov2",
                ]);

    [Fact]
    public void Setup_in_china_prepares_for_policies_and_nothing_else()
    {
        var stack = synthesis.China.Organization;
        var setup = stack.OfType("Custom::GuardrailsOrganizationSetup").Single();

        foreach (var list in new[] { "TrustedServices", "DelegatedServices", "OrganizationFeatures" })
            Texts(setup.Properties[list]).ShouldBeEmpty();
        Roles.Actions(stack, "GuardrailsOrganizationSetup").ShouldBe(
            [
                "organizations:DescribeOrganization",
                "organizations:ListRoots",
                "organizations:EnablePolicyType",
                "logs:CreateLogStream",
                "logs:PutLogEvents",
            ]);
        stack.OfType("AWS::IAM::Role").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("GuardrailsRootPosture", "MemberRole")]
    [InlineData("GuardrailsRuleStarter", "RuleStarter")]
    public void Management_account_has_the_same_roles_as_the_stackset(string name, string logicalId)
    {
        var here = Stack.OfType("AWS::IAM::Role").Single(role => role.Text("RoleName") == name).Properties;
        var there = synthesis.Example.StackSetTemplate["Resources"]![logicalId]!["Properties"];

        JsonNode.DeepEquals(here, there).ShouldBeTrue($"{here}\n{there}");
    }

    [Fact]
    public void Quarantine_names_the_two_policies_of_the_stack_by_the_ids_that_AWS_gives_them()
    {
        string[] quarantines = ["Guardrails-RootQuarantineForRemoval", "Guardrails-RootQuarantine"];
        var ids = quarantines.Select(name =>
            Policies(synthesis.Example).Single(policy => policy.Text("Name") == name).LogicalId);

        Roles.Statements(Roles.Of(Stack, "GuardrailsQuarantine"))
            .SelectMany(statement => Roles.Texts(statement["Resource"]))
            .Where(resource => resource.Contains(":policy/", StringComparison.Ordinal))
            .ShouldBe(ids.Select(id => "arn:aws:organizations::111111111111:policy/o-exampleorg1/"
                + $"service_control_policy/{Roles.PolicyId(id)}"));

        // By hand, too, in an emergency.
        Stack.Template["Outputs"]!.AsObject().Where(output => output.Key.StartsWith("RootQuarantine"))
            .Select(output => output.Value!["Value"]!["Fn::GetAtt"]![0]!.GetValue<string>())
            .ShouldBe(ids, ignoreOrder: true);
        Policies(synthesis.Example).Where(policy => quarantines.Contains(policy.Text("Name")))
            .ShouldAllBe(policy => !policy.Properties.ContainsKey("TargetIds"));
    }

    private static string Sids(Resource policy) =>
        string.Join(
            ' ', policy.Properties["Content"]!["Statement"]!
                .AsArray().Select(statement => statement!["Sid"]!.GetValue<string>()));

    private static IReadOnlyList<Resource> Policies(CloudAssembly assembly) =>
        assembly.Organization.OfType("AWS::Organizations::Policy");

    private static IReadOnlyList<string> Texts(JsonNode? array) =>
        [.. array!.AsArray().Select(item => item!.GetValue<string>())];
}
