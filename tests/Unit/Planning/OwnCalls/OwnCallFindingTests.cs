using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Planning;
using Guardrails.Core.Planning.OwnCalls;
using Guardrails.Core.Policies.Simulation;
using static Guardrails.Tests.Unit.Planning.OwnCalls.OwnCallPlans;

namespace Guardrails.Tests.Unit.Planning.OwnCalls;

public sealed class OwnCallFindingTests
{
    private const string Root = "r-ex01";
    private const string Security = "ou-ex01-security";
    private const string Workloads = "ou-ex01-workload";
    private const string DelegatedAdministrator = "222222222222";

    [Fact]
    public void The_example_says_which_account_will_be_unknown_and_by_which_statement()
    {
        var plan = OwnCallPlans.Plan(Example);

        var finding = Of(plan, OwnPurpose.Evaluate);
        (finding.Policy, finding.Statement).ShouldBe(("RegionDenyEurope", "DenyOutsideFrankfurt"));
        finding.Accounts.Select(account => account.Value).ShouldBe([EuropeanAccount]);
        finding.Text.ShouldContain("eu-analytics (123456789012, Root/Workloads) will be UNKNOWN");
        finding.Text.ShouldContain("arn:aws:iam::*:role/GuardrailsRootPosture");
        finding.IsCertain.ShouldBeTrue();
        plan.Findings.ShouldContain(one => one.Kind == PlanFindingKind.OwnCallDenied && one.Text == finding.Text);
    }

    [Fact]
    public void The_example_without_that_policy_has_no_finding() => OwnCallPlans.Plan(With()).Findings.ShouldBeEmpty();

    [Fact]
    public void A_Region_deny_keeps_the_forwarders_of_the_other_Regions_out()
    {
        var plan = OwnCallPlans.Plan(
            """{"Effect":"Deny","NotAction":["iam:*","sts:*"],"Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"us-east-1"}}}""",
            Root);

        var finding = Of(plan, OwnPurpose.BringForwarder);
        finding.Regions.ShouldBe(["us-east-2", "us-west-2"]);
        finding.Accounts.Count.ShouldBe(13, "every member account that is active and evaluated");
        finding.Text.ShouldContain("the forwarders of 2 Regions (us-east-2, us-west-2) do not arrive in 13 accounts");
        finding.Text.ShouldContain("5 in Root/Workloads/Production");
        plan.OwnCalls.ShouldAllBe(
            one => one.Purpose == OwnPurpose.BringForwarder || one.Purpose == OwnPurpose.Forward);
    }

    [Fact]
    public void A_policy_that_lets_only_a_vending_role_make_roles_keeps_the_member_roles_out()
    {
        var plan = OwnCallPlans.Plan(
            """{"Effect":"Deny","Action":"iam:CreateRole","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Vending"}}}""",
            Workloads);

        var finding = Of(plan, OwnPurpose.BringRoles);
        finding.Actions.ShouldBe(["iam:CreateRole"]);
        finding.Principals.ShouldBe(["arn:aws:iam::*:role/stacksets-exec-*"]);
        finding.Text.ShouldContain("do not arrive in");
        plan.OwnCalls.Select(one => one.Purpose).ShouldBe([OwnPurpose.BringRoles, OwnPurpose.BringForwarder]);
    }

    [Fact]
    public void A_policy_that_denies_what_the_delegated_administrators_stacks_are_made_of_fails_the_deploy()
    {
        var finding = Of(
            OwnCallPlans.Plan("""{"Effect":"Deny","Action":"config:Put*","Resource":"*"}""", Root), OwnPurpose.Deploy);

        finding.Text.ShouldContain("the deploy fails in security-tooling (222222222222, Root/Security)");
        finding.Actions.ShouldContain("config:PutStoredQuery");
        finding.Principals.ShouldBe(
            ["arn:aws:iam::222222222222:role/cdk-hnb659fds-cfn-exec-role-222222222222-us-east-1"]);
    }

    [Theory]
    [InlineData("hnb659fds", true)]
    [InlineData("acme", false)]
    public void A_policy_that_spares_a_bootstrap_of_its_own_fails_the_deploy_by_another_one(
        string qualifier, bool fails)
    {
        var plan = OwnCallPlans.Plan(
            OwnCallPlans.With((
                """{"Effect":"Deny","Action":["cloudformation:*","s3:*","ssm:*","lambda:*"],"Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":["arn:aws:iam::*:role/cdk-acme-*","arn:aws:iam::*:role/stacksets-exec-*"]}}}""",
                Root)),
            OwnCallPlans.Config with { BootstrapQualifier = qualifier });

        plan.OwnCalls.Any(one => one.Purpose == OwnPurpose.Deploy).ShouldBe(fails);
    }

    [Fact]
    public void The_calls_of_a_deploy_name_the_roles_bucket_and_version_of_the_files_bootstrap()
    {
        var config = OwnCallPlans.Config with { BootstrapQualifier = "acme" };

        var asked = new OwnCallList(config).About(config.DelegatedAdministrator, [])
            .SelectMany(call => new[] { call.Principal.Arn, call.Call.Resource })
            .ToList();

        foreach (var name in new[]
        {
            "role/cdk-acme-deploy-role-222222222222-us-east-1",
            "role/cdk-acme-cfn-exec-role-222222222222-us-east-1",
            "role/cdk-acme-file-publishing-role-222222222222-us-east-1",
            ":cdk-acme-assets-",
            "parameter/cdk-bootstrap/acme/version",
        })
            asked.ShouldContain(text => text.Contains(name), name);
        asked.ShouldNotContain(text => text.Contains("hnb659fds"));
    }

    [Fact]
    public void A_policy_that_denies_reading_trails_costs_that_answer_alone()
    {
        var plan = OwnCallPlans.Plan("""{"Effect":"Deny","Action":"cloudtrail:Get*","Resource":"*"}""", Security);

        var finding = plan.OwnCalls.ShouldHaveSingleItem();
        finding.Purpose.ShouldBe(OwnPurpose.ReadTrails);
        finding.Actions.ShouldBe(["cloudtrail:GetEventSelectors", "cloudtrail:GetTrailStatus"], ignoreOrder: true);
        finding.Text.ShouldContain("cannot read the organization's trails");
        finding.Text.ShouldContain("nothing else depends on it");
        OwnCallPlans.Plan("""{"Effect":"Deny","Action":"cloudtrail:StopLogging","Resource":"*"}""", Security)
            .OwnCalls.ShouldBeEmpty();
    }

    [Fact]
    public void A_policy_that_lets_only_a_hub_role_assume_roles_stops_every_evaluation()
    {
        var plan = OwnCallPlans.Plan(
            """{"Effect":"Deny","Action":"sts:AssumeRole","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Hub"}}}""",
            Security);

        var finding = Of(plan, OwnPurpose.Evaluate);
        finding.Principals.ShouldBe(["arn:aws:iam::*:role/GuardrailsRootPostureRule"]);
        finding.Accounts.Count.ShouldBe(13);
        finding.Text.ShouldContain("will be UNKNOWN");
    }

    [Fact]
    public void The_audit_is_asked_as_the_evaluator_and_not_as_some_role()
    {
        const string denyBut =
            """{"Effect":"Deny","Action":"sts:AssumeRoot","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::222222222222:role/GuardrailsRootPostureRule"}}}""";
        const string denyOurs =
            """{"Effect":"Deny","Action":"sts:AssumeRoot","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::222222222222:role/Guardrails*"}}}""";
        const string mfa =
            """{"Effect":"Deny","Action":"sts:*","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}""";

        Audits(denyBut, Security).ShouldBe([Decision.Allowed]);
        Audits(denyOurs, Security).ShouldBe([Decision.ExplicitlyDenied]);
        Audits(mfa, Security).ShouldBe([Decision.ExplicitlyDenied]);
        OwnCallPlans.Plan(denyBut, Security).OwnCalls.ShouldAllBe(finding => finding.Purpose == OwnPurpose.Remediate);
        Of(OwnCallPlans.Plan(denyOurs, Security), OwnPurpose.Audit).IsCertain.ShouldBeTrue();
        Of(OwnCallPlans.Plan(mfa, Security), OwnPurpose.Audit).IsCertain.ShouldBeTrue();
    }

    [Fact]
    public void The_removal_of_keys_is_asked_as_its_functions_their_role_in_the_account_and_their_root_sessions()
    {
        const string denyAudit =
            """{"Effect":"Deny","Action":"sts:AssumeRoot","Resource":"*","Condition":{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::222222222222:role/GuardrailsRootRemediation"}}}""";
        const string denyDeletion =
            """{"Effect":"Deny","Action":"iam:DeleteAccessKey","Resource":"arn:aws:iam::*:root"}""";
        const string denyHistory = """{"Effect":"Deny","Action":"cloudtrail:LookupEvents","Resource":"*"}""";
        const string denyInvoking =
            """{"Effect":"Deny","Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:*:*:function:GuardrailsRootDeletion"}""";
        foreach (var (policy, target, principal) in new[]
        {
            (denyAudit, Security, "arn:aws:iam::*:role/GuardrailsRootRemediation"),
            (denyDeletion, Root, "arn:aws:iam::*:root"),
            (denyHistory, Workloads, "arn:aws:iam::*:role/GuardrailsEventHistory"),
            (denyInvoking, Security, "arn:aws:iam::*:role/GuardrailsRootRemediation"),
        })
        {
            var finding = OwnCallPlans.Plan(policy, target).OwnCalls.ShouldHaveSingleItem(policy);
            finding.Purpose.ShouldBe(OwnPurpose.Remediate, policy);
            finding.Principals.ShouldBe([principal]);
            finding.Text.ShouldContain("cannot remove root keys");
        }
    }

    [Fact]
    public void A_policy_that_denies_root_everything_blocks_the_audit_and_is_told_the_remedy()
    {
        const string deny =
            """{"Sid":"DenyRoot","Effect":"Deny","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:root"}}}""";
        var plan = OwnCallPlans.Plan(deny, Root);

        plan.OwnCalls.Select(one => one.Purpose).ShouldBe([OwnPurpose.Audit, OwnPurpose.Remediate]);
        var finding = plan.OwnCalls[0];
        (finding.Purpose, finding.Policy, finding.Statement).ShouldBe((OwnPurpose.Audit, "Theirs1", "DenyRoot"));
        finding.Text.ShouldContain("Remedy: add \"Null\":{\"aws:AssumedRoot\":\"true\"}");
        Audits(deny, Root).ShouldBe([Decision.ExplicitlyDenied]);

        // The remedy is one.
        OwnCallPlans.Plan(deny.Replace("\"ArnLike\"", "\"Null\":{\"aws:AssumedRoot\":\"true\"},\"ArnLike\""), Root)
            .OwnCalls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        """{"Sid":"Net","Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:SourceVpc":"vpc-0123456789abcdef0"}}}""")]
    [InlineData(
        """{"Sid":"Net","Effect":"Deny","Action":"sts:*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}""")]
    public void What_cannot_be_told_of_a_call_is_a_finding_with_the_statement(string statement)
    {
        var plan = OwnCallPlans.Plan(statement, Security);

        plan.OwnCalls.ShouldNotBeEmpty();
        plan.OwnCalls.ShouldAllBe(finding => !finding.IsCertain && finding.Statement == "Net");
        plan.Findings.Count(finding => finding.Kind == PlanFindingKind.OwnCallUndecided)
            .ShouldBe(plan.OwnCalls.Count);
    }

    [Fact]
    public void A_statement_that_cannot_be_told_and_is_accepted_fails_no_plan_and_is_still_named()
    {
        const string net =
            """{"Effect":"Deny","Action":"sqs:*","Resource":"*","Condition":{"StringEquals":{"aws:SourceVpc":"vpc-0123456789abcdef0"}}}""";
        var hash = OwnCallPlans.Plan(net, Security).OwnCalls.Select(finding => finding.Sha256).Distinct().Single()!;
        var config = Config with
        {
            AcceptedStatements = [new(hash, "owner", "reason", new DateOnly(2026, 12, 31))],
        };

        var plan = OwnCallPlans.Plan(With((net, Security)), config);

        plan.Findings.ShouldBeEmpty();
        plan.OwnCalls.ShouldNotBeEmpty();
        plan.OwnCalls.ShouldAllBe(finding => finding.Accepted!.Owner == "owner");
    }

    [Fact]
    public void Every_statement_that_may_deny_a_call_is_named()
    {
        const string first =
            """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:SourceVpc":"vpc-0123456789abcdef0"}}}""";
        const string second =
            """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}""";

        OwnCallPlans.Plan(With((first, Root), (second, Security))).OwnCalls
            .Where(finding => finding.Purpose == OwnPurpose.Deploy)
            .Select(finding => finding.Policy).ShouldBe(["Theirs1", "Theirs2"]);
    }

    [Fact]
    public void A_level_at_which_nothing_allows_is_named_without_a_statement()
    {
        var snapshot = With();
        var bare = snapshot with
        {
            Policies =
            [
                .. snapshot.Policies.Select(policy => policy with
                {
                    Targets = [.. policy.Targets.Where(target => target.Value != Workloads)],
                }),
            ],
        };

        var finding = Of(OwnCallPlans.Plan(bare), OwnPurpose.Evaluate);

        (finding.Policy, finding.Statement).ShouldBe((null, null));
        finding.Text.ShouldStartWith("None of the service control policies at Workloads (ou-ex01-workload) allows");
    }

    [Theory]
    [InlineData(
        """{"Effect":"Deny","Action":"iam:CreateRole","Resource":"*","Condition":{"StringNotEquals":{"iam:PermissionsBoundary":"arn:aws:iam::aws:policy/Boundary"}}}""",
        true)]
    [InlineData(
        """{"Effect":"Deny","Action":"sqs:CreateQueue","Resource":"*","Condition":{"Null":{"aws:RequestTag/CostCenter":"true"}}}""",
        true)]
    [InlineData(
        """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"x","aws:PrincipalArn":"arn:aws:iam::222222222222:role/GuardrailsRootPostureRule"}}}""",
        false)]
    [InlineData(
        """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"ram:AllowsExternalPrincipals":"true"}}}""",
        false)]
    [InlineData(
        """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"NumericLessThan":{"ec2:RoleDelivery":"2.0"},"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/cdk-*"}}}""",
        false)]
    [InlineData(
        """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"aws:PrincipalIsAWSService":"true"}}}""",
        false)]
    [InlineData(
        """{"Effect":"Deny","Action":"sts:*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}}}""",
        false)]
    [InlineData(
        """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:ResourceOrgID":"o-exampleorg1"},"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/GuardrailsRootPosture"}}}""",
        false)]
    public void Keys_that_a_call_of_ours_has_or_cannot_have_are_told(string statement, bool denied)
    {
        var plan = OwnCallPlans.Plan(statement, Security);

        plan.OwnCalls.ShouldAllBe(finding => finding.IsCertain);
        plan.OwnCalls.Any().ShouldBe(denied);
    }

    [Fact]
    public void Nothing_is_asked_of_accounts_in_which_nothing_is_evaluated_but_for_their_recorder()
    {
        AccountId[] excluded = [.. Config.ExcludedAccounts, AccountId.Parse(EuropeanAccount)];
        var config = Config with { ExcludedAccounts = excluded };
        var recorder = new ConfigRecorderBaseline([TargetId.Parse(Workloads)]);

        OwnCallPlans.Plan(Example, config).OwnCalls.ShouldBeEmpty();
        OwnCallPlans.Plan(Example, config with { ConfigRecorder = recorder }).OwnCalls
            .Select(finding => finding.Purpose).ShouldBe([OwnPurpose.Record]);
    }

    [Fact]
    public void Nothing_is_asked_of_what_is_off()
    {
        var off = Config with { Controls = [], ConformancePacks = [], Remediation = new(Enabled: false) };
        const string noPosture =
            """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":["arn:aws:iam::*:role/GuardrailsRootPosture*","arn:aws:iam::*:root"]}}}""";

        OwnCallPlans.Plan(With((noPosture, Root)), off).OwnCalls.ShouldBeEmpty();
        OwnCallPlans.Plan(With((noPosture, Root))).OwnCalls.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_management_account_and_service_linked_roles_are_out_of_reach()
    {
        const string all =
            """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":["arn:aws:iam::111111111111:*","arn:aws:iam::*:role/aws-service-role/*"]}}}""";

        OwnCallPlans.Plan(all, Root).OwnCalls.ShouldBeEmpty();
    }

    [Fact]
    public void What_this_deploy_itself_would_stop_is_told_to_be_new()
    {
        var plan = OwnCallPlans.Plan(Example);

        plan.OwnCalls.ShouldAllBe(finding => !finding.IsNew);
        Of(plan, OwnPurpose.Evaluate).Text.ShouldContain("This is already the case before the deploy.");
    }

    [Fact]
    public void Every_guardrail_of_the_catalog_leaves_Guardrails_itself_alone() =>
        Plans.Plan(
            Config with
            {
                Guardrails =
                [
                    .. Core.Guardrails.Catalog.GuardrailCatalog.All.Where(guardrail => guardrail.CanBeAttached).Select(
                        guardrail => new GuardrailSelection(guardrail, [TargetId.Parse(Root)])),
                ],
                ConfigRecorder = new ConfigRecorderBaseline([TargetId.Parse(Root)]),
            },
            With()).OwnCalls.ShouldBeEmpty();

    [Fact]
    public void Accepting_a_statement_accepts_no_other_one_of_the_same_name()
    {
        const string first =
            """{"Sid":"2","Effect":"Deny","Action":"iam:GetAccountSummary","Resource":"*","Condition":{"StringEquals":{"aws:SourceVpc":"vpc-1"}}}""";
        const string second =
            """{"Effect":"Deny","Action":"iam:GetAccountSummary","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}""";
        var hash = Core.Policies.PolicyDocument.Parse(
            $$"""{"Version":"2012-10-17","Statement":{{first}}}""").Statements[0].Sha256;

        var plan = OwnCallPlans.Plan(
            With(($"{first},{second}", Root)),
            Config with { AcceptedStatements = [new(hash, "Network", "read", new DateOnly(2026, 12, 31))] });

        plan.OwnCalls.Count(finding => finding.Accepted is not null).ShouldBe(1);
        plan.OwnCalls.Where(finding => finding.Accepted is null).ShouldHaveSingleItem().Sha256.ShouldNotBe(hash);
    }

    /// <summary>DescribeAccount names the account behind the organization, not where an ARN has its own.</summary>
    [Theory]
    [InlineData('4')]
    [InlineData('5')]
    [InlineData('9')]
    public void Accounts_that_a_statement_means_by_a_part_of_their_id_are_named_and_no_other(char digit)
    {
        var plan = OwnCallPlans.Plan(
            $$"""{"Effect":"Deny","Action":"organizations:DescribeAccount","Resource":"arn:aws:organizations::*:account/o-*/{{digit}}*"}""",
            "ou-ex01-security");

        plan.OwnCalls.Where(finding => finding.Purpose == OwnPurpose.Evaluate)
            .SelectMany(finding => finding.Accounts).Distinct().ShouldBe(
                Example.Accounts.Where(account => account.IsActive
                        && account.Id != Example.ManagementAccount
                        && !Config.ExcludedAccounts.Contains(account.Id)
                        && account.Id.Value[0] == digit)
                    .Select(account => account.Id),
                ignoreOrder: true);
    }

    /// <summary>The answers of the column on the audit, each once.</summary>
    private static IEnumerable<Decision> Audits(string statement, string target) =>
        OwnCallPlans.Plan(statement, target).Accounts.SelectMany(account => account.Answers)
            .Where(answer => answer.Question.Name == "assumeRootAudits").Select(answer => answer.After).Distinct();
}
