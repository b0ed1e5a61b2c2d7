using Guardrails.Core.Organizations;
using Guardrails.Core.Planning;
using Guardrails.Core.Planning.OwnCalls;
using Guardrails.Core.Policies.Simulation;
using static Guardrails.Tests.Unit.Planning.OwnCalls.OwnCallPlans;

namespace Guardrails.Tests.Unit.Planning.OwnCalls;

/// <summary>
/// The example whose rules run in eu-central-1: each of Guardrails' own calls is asked in the Region where it is made.
/// </summary>
public sealed class DetectionRegionTests
{
    private const string Root = "r-ex01";
    private const string Security = "ou-ex01-security";
    private const string Workloads = "ou-ex01-workload";

    private static readonly OrganizationConfig Elsewhere = Config with { DetectionRegion = "eu-central-1" };

    [Fact]
    public void Nothing_is_missing_where_no_policy_stands_in_the_way() =>
        OwnCallPlans.Plan(With(), Elsewhere).OwnCalls.ShouldBeEmpty();

    [Fact]
    public void AWS_Config_is_called_in_the_Region_of_the_rules_and_nowhere_else()
    {
        Plan(In("us-east-1", "config:*"), Root).OwnCalls.ShouldBeEmpty();

        var denied = Plan(In("eu-central-1", "config:*"), Root);
        denied.OwnCalls.Select(finding => finding.Purpose)
            .ShouldBe([OwnPurpose.Deploy, OwnPurpose.Evaluate, OwnPurpose.Start, OwnPurpose.Remember]);
        denied.OwnCalls.ShouldAllBe(finding => finding.Regions.SequenceEqual(new[] { "eu-central-1" }));
        Of(denied, OwnPurpose.Evaluate).Actions.ShouldBe(["config:PutEvaluations"]);
        Of(denied, OwnPurpose.Start).Principals.ShouldBe(["arn:aws:iam::*:role/GuardrailsRuleStarter"]);
    }

    [Fact]
    public void The_deploy_is_asked_in_both_Regions_by_the_bootstrap_of_each()
    {
        var rules = Of(Plan(In("eu-central-1", "lambda:*"), Security), OwnPurpose.Deploy);
        rules.Principals.ShouldBe(
            ["arn:aws:iam::222222222222:role/cdk-hnb659fds-cfn-exec-role-222222222222-eu-central-1"]);
        rules.Actions.ShouldContain("lambda:AddPermission");

        var home = Of(Plan(In("us-east-1", "lambda:*"), Security), OwnPurpose.Deploy);
        home.Principals.ShouldBe(
            ["arn:aws:iam::222222222222:role/cdk-hnb659fds-cfn-exec-role-222222222222-us-east-1"]);

        foreach (var (region, other) in new[] { ("eu-central-1", "us-east-1"), ("us-east-1", "eu-central-1") })
        {
            var start = Of(Plan(In(region, "cloudformation:*", "s3:*"), Security), OwnPurpose.Deploy);
            start.Regions.ShouldBe([region]);
            start.Principals.ShouldContain(arn => arn.Contains("-deploy-role-") && arn.EndsWith(region));
            start.Principals.ShouldContain(arn => arn.Contains("-file-publishing-role-") && arn.EndsWith(region));
            start.Principals.ShouldNotContain(arn => arn.EndsWith(other));
        }
    }

    [Fact]
    public void The_evaluator_opens_sessions_and_writes_its_log_in_the_Region_of_the_rules_and_the_recheck_at_home()
    {
        Of(Plan(In("us-east-1", "logs:*Log*Stream*", "logs:PutLogEvents"), Security), OwnPurpose.Log).Principals
            .ShouldBe(["arn:aws:iam::*:role/GuardrailsRootRecheck"]);
        Plan(In("eu-central-1", "logs:*Log*Stream*", "logs:PutLogEvents"), Security).OwnCalls
            .ShouldHaveSingleItem().Principals.ShouldBe(["arn:aws:iam::*:role/GuardrailsRootPostureRule"]);

        Plan(In("eu-central-1", "sts:AssumeRoot"), Security).OwnCalls
            .ShouldHaveSingleItem().Purpose.ShouldBe(OwnPurpose.Audit);
        Plan(In("us-east-1", "sts:AssumeRoot"), Security).OwnCalls
            .ShouldHaveSingleItem().Purpose.ShouldBe(OwnPurpose.Remediate);
        Plan(In("us-east-1", "sts:AssumeRole"), Security).OwnCalls.Select(finding => finding.Purpose)
            .ShouldBe([OwnPurpose.Remediate, OwnPurpose.Start]);
        Plan(In("eu-central-1", "sts:AssumeRole"), Security).OwnCalls
            .ShouldHaveSingleItem().Purpose.ShouldBe(OwnPurpose.Evaluate);
    }

    [Fact]
    public void A_landing_zone_that_governs_the_Region_of_the_rules_alone_keeps_the_events_out_and_event_history()
    {
        const string governed =
            """{"Effect":"Deny","NotAction":["iam:*","sts:*","organizations:*"],"Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"eu-central-1"}}}""";

        Plan(governed, Workloads).OwnCalls.Select(finding => finding.Purpose)
            .ShouldBe([OwnPurpose.Remediate, OwnPurpose.BringForwarder, OwnPurpose.Forward]);
        Of(Plan(governed, Workloads), OwnPurpose.Remediate).Actions.ShouldBe(
            ["account:ListRegions", "cloudtrail:LookupEvents"]);
    }

    [Fact]
    public void Recorders_come_to_the_Region_of_the_rules()
    {
        var recording = Elsewhere with { ConfigRecorder = new([Core.Ids.TargetId.Parse(Workloads)]) };
        var plan = OwnCallPlans.Plan(
            With((In("eu-central-1", "config:PutConfigurationRecorder"), Workloads)), recording);

        var finding = plan.OwnCalls.ShouldHaveSingleItem();
        finding.Purpose.ShouldBe(OwnPurpose.BringRecorder);
        finding.Regions.ShouldBe(["eu-central-1"]);
        plan.Notes.ShouldContain(note => note.Contains("the bucket guardrails-config-222222222222-eu-central-1."));
    }

    [Fact]
    public void The_audit_is_asked_as_the_evaluator_in_its_Region()
    {
        var audits = Plan(In("eu-central-1", "sts:AssumeRoot"), Security).Accounts
            .SelectMany(account => account.Answers)
            .Where(answer => answer.Question.TaskPolicy == "IAMAuditRootUserCredentials")
            .ToList();

        audits.ShouldNotBeEmpty();
        audits.ShouldContain(answer => answer.After == Decision.ExplicitlyDenied);
    }

    [Fact]
    public void A_plan_says_where_the_rules_run()
    {
        const string where = "the rules run in eu-central-1 ($.detection.region), where every account needs an AWS "
            + "Config recorder";

        OwnCallPlans.Plan(With(), Elsewhere).Notes.ShouldContain(note => note.Contains(where));
        OwnCallPlans.Plan(With(), Elsewhere).Cost.Assumptions
            .ShouldContain(line => line.StartsWith("No other AWS Config rule in eu-central-1 shares the tiers."));
        OwnCallPlans.Plan(With()).Notes.ShouldNotContain(note => note.Contains("$.detection.region"));
    }

    private static OrganizationPlan Plan(string statement, string target) =>
        OwnCallPlans.Plan(With((statement, target)), Elsewhere);

    private static string In(string region, params string[] actions) =>
        $$$$"""{"Effect":"Deny","Action":[{{{{string.Join(',', actions.Select(action => $"\"{action}\""))}}}}],"Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":"{{{{region}}}}"}}}""";
}
