using System.Globalization;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Placement;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Snapshots;
using Guardrails.Tests.Unit.Fixtures;
using static Guardrails.Tests.Unit.Planning.Plans;

namespace Guardrails.Tests.Unit.Planning;

public sealed class OrganizationPlanTests
{
    [Fact]
    public void The_answer_names_statement_policy_and_node()
    {
        var answer = Of(
            Account(
                Plan(
                    With(KeyCreation), OrganizationSnapshots.With()), OrganizationSnapshots.Sandbox), "rootCreatesKey");

        answer.After.ShouldBe(Decision.ExplicitlyDenied);
        answer.Because.ShouldNotBeNull()
            .ShouldContain("Statement DenyRootAccessKeyCreation of Guardrails-DenyRootAccessKeyCreation");
        answer.Because.ShouldContain("Root (r-ex01)");
    }

    [Fact]
    public void Every_account_whose_root_can_still_create_a_key_is_named_with_the_reason()
    {
        var config = With(KeyCreation) with
        {
            Guardrails = [new(
                OrganizationConfigs.Guardrail(KeyCreation), [TargetId.Parse(OrganizationSnapshots.WorkloadsUnit)])],
            Exemptions = [Exempt(OrganizationSnapshots.Production, "2026-12-31")],
        };

        Plan(config, OrganizationSnapshots.With()).RemainingRootKeys.Select(
            account => (account.Account.Value, account.Why)).ShouldBe(
        [
            (OrganizationSnapshots.Management, "the management account: no service control policy reaches it"),
            (OrganizationSnapshots.Security, "no target of the guardrail covers it"),
            (OrganizationSnapshots.Production, "exempt until 2026-12-31 (owner: owner)"),
        ]);
        Plan(With(RootActions), OrganizationSnapshots.With()).RemainingRootKeys.ShouldBeEmpty();
    }

    [Fact]
    public void With_policies_on_and_nothing_attached_nothing_is_allowed_before()
    {
        var snapshot = OrganizationSnapshots.With();
        var bare = snapshot with { Policies = [.. snapshot.Policies.Select(policy => policy with { Targets = [] })] };

        var account = Account(Plan(With(KeyCreation), bare), OrganizationSnapshots.Sandbox);

        Of(account, "rootEnrolsMfa").Before.ShouldBe(Decision.ImplicitlyDenied);
    }

    [Theory]
    [InlineData(true, "controltower.amazonaws.com", 1)]
    [InlineData(true, "sso.amazonaws.com", 0)]
    [InlineData(false, "controltower.amazonaws.com", 0)]
    public void Recorders_fail_the_plan_where_control_tower_manages_them(bool recorder, string trusted, int findings)
    {
        var config = With(KeyCreation) with { ConfigRecorder = recorder ? new(
            [TargetId.Parse(OrganizationSnapshots.Root)]) : null };

        var found = Plan(config, OrganizationSnapshots.With() with { TrustedServices = [trusted] }).Findings;

        found.Count.ShouldBe(findings);
        foreach (var finding in found)
        {
            (finding.Kind, finding.Where).ShouldBe((PlanFindingKind.RecorderOfControlTower, "$.configRecorder"));
            finding.Text.ShouldContain("AWS Control Tower manages the AWS Config recorders");
            finding.Text.ShouldContain("Then set configRecorder.enabled to false");
        }
    }

    [Fact]
    public void A_ring_covers_its_unit_and_what_is_below_and_nothing_beside_it()
    {
        var config = KeyCreationIn(OrganizationSnapshots.SandboxUnit);

        var plan = Plan(config, OrganizationSnapshots.With());

        plan.Accounts.Where(account => Of(account, "rootCreatesKey").Change == Change.StopsOnPurpose)
            .Select(account => account.Id.Value).ShouldBe([OrganizationSnapshots.Sandbox]);
    }

    [Fact]
    public void What_another_teams_policy_says_of_a_key_that_a_plan_cannot_know_is_named_by_unit()
    {
        var office = OrganizationSnapshots.Policy(
            "OfficeOnly",
            """{"Sid":"Office","Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}""",
            OrganizationSnapshots.SandboxUnit);

        var plan = Plan(With(KeyCreation), OrganizationSnapshots.With(office));

        var cause = plan.Undecided.ShouldHaveSingleItem();
        cause.Policy.ShouldBe("OfficeOnly");
        cause.Units.ShouldBe([new("Root/Workloads/Sandbox", 1)]);
        cause.Reason.ShouldContain("aws:SourceIp");
    }

    [Fact]
    public void A_policy_that_cannot_be_read_is_never_taken_for_harmless()
    {
        var odd = new SnapshotPolicy(
            "p-odd",
            "Odd",
            "",
            AwsManaged: false,
            """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Act":"*"}]}""",
            [TargetId.Parse(OrganizationSnapshots.Production)]);

        var plan = Plan(With(KeyCreation), OrganizationSnapshots.With(odd));

        plan.Findings.Where(finding => finding.Kind != PlanFindingKind.OwnCallUndecided)
            .Select(finding => (finding.Kind, finding.Where))
            .ShouldBe([(PlanFindingKind.CannotTell, "Odd")], "the audit cannot be told");
        plan.OwnCalls.ShouldNotBeEmpty();
        plan.OwnCalls.ShouldAllBe(
            finding => !finding.IsCertain && finding.Policy == "Odd"
                && finding.Accounts.Single().Value == OrganizationSnapshots.Production);
        plan.Undecided.ShouldHaveSingleItem().Questions.Count.ShouldBe(
            PlanQuestions.All.Count - 2,
            "all but the service-linked role, which is out of reach, and root's key, which is denied anyway");
    }

    [Fact]
    public void Taking_a_guardrail_away_is_said_to_open_what_it_closed()
    {
        var deployed = ServiceControlPolicies.For(With(KeyCreation)).Single(policy => policy.Targets.Count > 0);

        var plan = Plan(
            With(), OrganizationSnapshots.With(OrganizationSnapshots.Deployed(deployed, OrganizationSnapshots.Root)));

        Of(Account(plan, OrganizationSnapshots.Sandbox), "rootCreatesKey").Change.ShouldBe(Change.BecomesPossible);
        plan.Policies.Single(policy => policy.Name == deployed.Name).Detach.Select(target => target.Value)
            .ShouldBe([OrganizationSnapshots.Root]);
        plan.Findings.Select(finding => (finding.Kind, finding.Where)).ShouldBe(
            plan.Accounts.Where(account => !account.IsManagement)
                .Select(account => (PlanFindingKind.BecomesPossible, account.Id.Value)));
    }
}
