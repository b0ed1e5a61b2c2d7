using System.Globalization;
using Amazon.Organizations.Model;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;
using Guardrails.Core.Policies;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Placement;

public class ServiceControlPoliciesTests
{
    [Fact]
    public void The_access_key_guardrail_renders_without_a_superfluous_character()
    {
        var policy = ServiceControlPolicies.For(OrganizationConfigs.With("DenyRootAccessKeyCreation"))
            .Single(policy => policy.Targets.Count > 0);

        policy.Name.ShouldBe("Guardrails-DenyRootAccessKeyCreation");
        policy.Targets.ShouldBe([OrganizationConfigs.Root]);
        policy.Json.ShouldBe("""
            {"Version":"2012-10-17","Statement":[{"Sid":"DenyRootAccessKeyCreation","Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"}}}]}
            """);
        policy.Characters.ShouldBe(policy.Json.Length);
        policy.Render().ToJsonString().ShouldBe(policy.Json);
    }

    [Fact]
    public void The_root_user_guardrail_spares_AssumeRoot_sessions_and_MFA_enrolment() =>
        ServiceControlPolicies.For(OrganizationConfigs.With("DenyRootUserActions"))
            .Single(policy => policy.Targets.Count > 0).Json.ShouldBe("""
            {"Version":"2012-10-17","Statement":[{"Sid":"DenyRootUserActions","Effect":"Deny","NotAction":["iam:CreateVirtualMFADevice","iam:EnableMFADevice","iam:GetMFADevice","iam:GetUser","iam:ListMFADevices","iam:ListVirtualMFADevices","iam:ResyncMFADevice","signin:Authenticate","signin:AuthorizeOAuth2Access","signin:CreateOAuth2Token"],"Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"},"Null":{"aws:AssumedRoot":"true"}}}]}
            """);

    [Fact]
    public void Exemptions_with_the_same_end_share_a_statement_and_their_order_in_the_file_does_not_matter()
    {
        Exemption[] exemptions =
        [
            Exempt("999999999999", "2027-01-31"),
            Exempt("555555555555", "2026-12-31"),
            Exempt("012345678901", "2027-01-31"),
        ];
        var config = OrganizationConfigs.With("DenyRootAccessKeyCreation");

        var policy = ServiceControlPolicies.For(config with { Exemptions = exemptions })
            .Single(policy => policy.Targets.Count > 0);

        policy.Json.ShouldBe("""
            {"Version":"2012-10-17","Statement":[
            {"Sid":"DenyRootAccessKeyCreation","Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"},"StringNotEquals":{"aws:PrincipalAccount":["012345678901","555555555555","999999999999"]}}},
            {"Sid":"DenyRootAccessKeyCreationAfter20261231","Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"},"StringEquals":{"aws:PrincipalAccount":"555555555555"},"DateGreaterThanIfExists":{"aws:CurrentTime":"2026-12-31T23:59:59Z"}}},
            {"Sid":"DenyRootAccessKeyCreationAfter20270131","Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"},"StringEquals":{"aws:PrincipalAccount":["012345678901","999999999999"]},"DateGreaterThanIfExists":{"aws:CurrentTime":"2027-01-31T23:59:59Z"}}}
            ]}
            """.ReplaceLineEndings(""));
        ServiceControlPolicies.For(config with { Exemptions = [.. exemptions.Reverse()] })[0].Json.ShouldBe(
            policy.Json);
    }

    [Fact]
    public void Units_are_exempt_by_their_paths_and_whoever_is_exempt_twice_until_the_later_end()
    {
        Exemption[] exemptions =
        [
            Exempt("999999999999", "2026-12-31"),
            Exempt("ou-ex01-worksand", "2027-01-31"),
            Exempt("ou-ex01-workload", "2026-12-31"),
        ];
        var config = OrganizationConfigs.With("DenyRootAccessKeyCreation");

        var policy = ServiceControlPolicies.For(config with { Exemptions = exemptions })
            .Single(policy => policy.Targets.Count > 0);

        policy.Json.ShouldBe("""
            {"Version":"2012-10-17","Statement":[
            {"Sid":"DenyRootAccessKeyCreation","Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"},"StringNotEquals":{"aws:PrincipalAccount":"999999999999"},"ForAllValues:StringNotLike":{"aws:PrincipalOrgPaths":["o-exampleorg1/*/ou-ex01-workload/*","o-exampleorg1/*/ou-ex01-worksand/*"]}}},
            {"Sid":"DenyRootAccessKeyCreationAfter20261231","Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"},"StringEquals":{"aws:PrincipalAccount":"999999999999"},"DateGreaterThanIfExists":{"aws:CurrentTime":"2026-12-31T23:59:59Z"},"ForAllValues:StringNotLike":{"aws:PrincipalOrgPaths":"o-exampleorg1/*/ou-ex01-worksand/*"}}},
            {"Sid":"DenyRootAccessKeyCreationUnitsAfter20261231","Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"},"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-exampleorg1/*/ou-ex01-workload/*"},"DateGreaterThanIfExists":{"aws:CurrentTime":"2026-12-31T23:59:59Z"},"ForAllValues:StringNotLike":{"aws:PrincipalOrgPaths":"o-exampleorg1/*/ou-ex01-worksand/*"}}},
            {"Sid":"DenyRootAccessKeyCreationUnitsAfter20270131","Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"},"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-exampleorg1/*/ou-ex01-worksand/*"},"DateGreaterThanIfExists":{"aws:CurrentTime":"2027-01-31T23:59:59Z"}}},
            {"Sid":"DenyRootAccessKeyCreationInDelegatedAdministrator","Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"},"StringEquals":{"aws:PrincipalAccount":"222222222222"}}}
            ]}
            """.ReplaceLineEndings(""));
        ServiceControlPolicies.For(config with { Exemptions = [.. exemptions.Reverse()] })[0].Json.ShouldBe(
            policy.Json);
    }

    [Fact]
    public void An_exemption_from_one_guardrail_leaves_the_other_alone()
    {
        var config = OrganizationConfigs.With("DenyRootAccessKeyCreation", "DenyRootUserActions") with
        {
            Exemptions = [Exempt("999999999999", "2027-01-31")],
        };

        PolicyDocument.Parse(Policy(config, "DenyRootAccessKeyCreation").Json).Statements
            .Where(statement => statement.Conditions.Any(condition => condition.Key == "aws:PrincipalAccount"))
            .Select(statement => statement.Sid)
            .ShouldBe(["DenyRootAccessKeyCreation", "DenyRootAccessKeyCreationAfter20270131"]);
    }

    [Fact]
    public void Every_guardrail_has_a_policy_of_its_name_in_the_catalogs_order_and_one_that_is_off_is_attached_to_nothing()
    {
        var policies = ServiceControlPolicies.For(OrganizationConfigs.With("DenyRootUserActions"));

        policies.Select(policy => policy.Name)
            .ShouldBe(GuardrailCatalog.All.Select(guardrail => "Guardrails-" + guardrail.Name));
        policies
            .Where(policy => policy.Targets.Count > 0)
            .Select(policy => policy.Name)
            .ShouldBe(["Guardrails-DenyRootUserActions"]);
        Policy(policies, "DenyLeavingOrganization").Description.ShouldBe(
            "Attached to nothing: the organization file does not turn it on. "
            + "Denies everybody in member accounts leaving the organization, and accepting another one's invitation.");
        Policy(policies, "RootQuarantine").Description.ShouldStartWith(
            "Attached to nothing: it is for an incident. For a leaked root key: denies");
    }

    [Fact]
    public void Where_nothing_is_watched_only_a_guardrail_that_protects_detection_is_off_for_that_reason()
    {
        var watched = OrganizationConfigs.With();
        var unwatched = watched with { Detection = DetectionScope.Everywhere with { Enabled = false } };

        foreach (var guardrail in GuardrailCatalog.All.Where(guardrail => guardrail.CanBeAttached))
        {
            Policy(watched, guardrail.Name).WhyUnattached
                .ShouldBe("the organization file does not turn it on", guardrail.Name);
            Policy(unwatched, guardrail.Name).WhyUnattached.ShouldBe(
                guardrail.ProtectsDetection
                    ? "nothing is watched, so it would protect nothing"
                    : "the organization file does not turn it on",
                guardrail.Name);
        }
    }

    [Fact]
    public void Policies_of_a_partition_are_those_that_apply_there()
    {
        string[] Applying(Partition partition) =>
            [
                .. ServiceControlPolicies.For(OrganizationConfigs.With() with { Partition = partition })
                    .Select(policy => policy.Name["Guardrails-".Length..]),
            ];

        Applying(Partition.China).ShouldBe(["DenyLeavingOrganization"]);
        Applying(Partition.GovCloud)
            .ShouldBe(GuardrailCatalog.All.Select(guardrail => guardrail.Name).Except(["DenyRootAwsLogin"]));
    }

    [Fact]
    public void A_policy_that_is_exactly_as_long_as_the_limit_fits()
    {
        var policies = ServiceControlPolicies.For(OrganizationConfigs.With("DenyRootAccessKeyCreation"));

        ServiceControlPolicies.CheckSizes(
            policies, new PolicyLimits(policies.Max(policy => policy.Characters), PoliciesPerTarget: 10))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_policy_that_is_one_character_longer_than_the_limit_is_named_with_its_size_and_the_limit()
    {
        var policies = ServiceControlPolicies.For(OrganizationConfigs.With("DenyRootAccessKeyCreation"));
        var longest = policies.MaxBy(policy => policy.Characters)!;
        var limit = longest.Characters - 1;

        ServiceControlPolicies.CheckSizes(policies, new PolicyLimits(limit, PoliciesPerTarget: 10))
            .Single().ShouldStartWith(
                $"Service control policy {longest.Name} has {longest.Characters} characters, and the limit is "
                + $"{limit}:");
    }

    [Fact]
    public void A_policy_that_is_too_long_gets_the_remedy_that_helps()
    {
        var config = OrganizationConfigs.With("DenyRootAccessKeyCreation") with
        {
            Exemptions = [Exempt("999999999999", "2027-01-31")],
        };

        var sentences = ServiceControlPolicies.CheckSizes(
            ServiceControlPolicies.For(config), PolicyLimits.Default with { PolicyCharacters = 300 });

        sentences.Single(sentence => sentence.Contains("Guardrails-DenyRootAccessKeyCreation ")).ShouldEndWith(
            ": exempt fewer accounts, or their unit, or give exemptions the same end date so that they share a "
            + "statement.");
        sentences.Single(sentence => sentence.Contains("Guardrails-DenyGuardrailTampering ")).ShouldEndWith(
            ": it cannot be made shorter, so give it more room in $.limits.policyCharacters (AWS's own limit is "
            + "10240).");
    }

    [Fact]
    public void Thousands_of_exemptions_do_not_fit_AWSs_own_limit()
    {
        var config = OrganizationConfigs.With("DenyRootAccessKeyCreation") with
        {
            Exemptions =
            [
                .. Enumerable.Range(0, 1000)
                    .Select(number => Exempt(number.ToString("D12", CultureInfo.InvariantCulture), "2027-01-31")),
            ],
        };

        ServiceControlPolicies.CheckSizes(ServiceControlPolicies.For(config), PolicyLimits.Default)
            .Single()
            .ShouldContain("Guardrails-DenyRootAccessKeyCreation");
    }

    [Fact]
    public void A_target_holds_FullAWSAccess_besides_our_policies()
    {
        var config = OrganizationConfigs.With("DenyRootAccessKeyCreation", "DenyRootUserActions");
        var policies = ServiceControlPolicies.For(
            config with { Limits = PolicyLimits.Default with { PolicyCharacters = 500 } });

        ServiceControlPolicies.CheckSizes(policies, PolicyLimits.Default with { PoliciesPerTarget = 3 })
            .ShouldBeEmpty();
        ServiceControlPolicies.CheckSizes(policies, PolicyLimits.Default with { PoliciesPerTarget = 2 }).Single()
            .ShouldStartWith(
                "Target r-ex01 would hold 3 service control policies (FullAWSAccess, "
                + "Guardrails-DenyRootAccessKeyCreation, Guardrails-DenyRootUserActions), and the limit is 2:");
    }

    [Fact]
    public void Names_and_descriptions_are_what_AWS_accepts()
    {
        foreach (var guardrail in GuardrailCatalog.All)
        {
            guardrail.Name.ShouldMatch("^[A-Za-z0-9]{1,100}$");
            guardrail.Description.ShouldEndWith(".");
            guardrail.Breaks.ShouldEndWith(".");
            guardrail.References.ShouldAllBe(
                reference => reference.Source.StartsWith("https://docs.aws.amazon.com/") && reference.Id.Length > 0);
            guardrail.References.ShouldBeUnique();
            GuardrailCatalog.Find(guardrail.Name).ShouldBeSameAs(guardrail);
        }

        GuardrailCatalog.Find("DenyEverything").ShouldBeNull();
    }

    [Fact]
    public void The_deploy_is_spared_by_the_roles_of_the_files_bootstrap()
    {
        var json = string.Concat(ServiceControlPolicies
            .For(OrganizationConfigs.With("DenyDetectionTampering") with { BootstrapQualifier = "acme" })
            .Select(policy => policy.Json));

        json.ShouldContain("role/cdk-acme-deploy-role-222222222222-us-east-1");
        json.ShouldContain("role/cdk-acme-cfn-exec-role-222222222222-us-east-1");
        json.ShouldNotContain("hnb659fds");
    }

    [Fact]
    public void The_guardrail_against_root_keys_is_on_by_default_and_the_first()
    {
        GuardrailCatalog.All[0].Name.ShouldBe("DenyRootAccessKeyCreation");
        GuardrailCatalog.All[0].OnByDefault.ShouldBeTrue();
        GuardrailCatalog.All.Where(guardrail => guardrail.OnByDefault)
            .ShouldAllBe(guardrail => guardrail.CanBeAttached);
    }

    private static ServiceControlPolicy Policy(OrganizationConfig config, string guardrail) =>
        Policy(ServiceControlPolicies.For(config), guardrail);

    private static ServiceControlPolicy Policy(IReadOnlyList<ServiceControlPolicy> policies, string guardrail) =>
        policies.Single(policy => policy.Host == guardrail);

    private static Exemption Exempt(string target, string endsOn) =>
        new(
            OrganizationConfigs.Guardrail("DenyRootAccessKeyCreation"),
            TargetId.Parse(target),
            "owner",
            "reason",
            DateOnly.Parse(endsOn, CultureInfo.InvariantCulture));
}
