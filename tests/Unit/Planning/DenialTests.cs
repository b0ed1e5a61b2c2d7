using Guardrails.Core.Placement;
using Guardrails.Core.Planning;
using Guardrails.Tests.Unit.Fixtures;
using static Guardrails.Tests.Unit.Planning.Plans;

namespace Guardrails.Tests.Unit.Planning;

/// <summary>Every no has its cause, and a door that a deploy opens is a finding.</summary>
public sealed class DenialTests
{
    [Fact]
    public void Every_no_is_in_the_list_of_denials_with_its_statement()
    {
        var plan = Plan(With(KeyCreation), OrganizationSnapshots.With(
            OrganizationSnapshots.Policy(
                "NoRoot",
                """{"Sid":"DenyRoot","Effect":"Deny","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:root"}}}""",
                OrganizationSnapshots.WorkloadsUnit)));

        plan.Denials.Select(denial => denial.Cause).ShouldBe(
        [
            "Statement DenyRoot of NoRoot (service control policies at Workloads (ou-ex01-workload))",
            "Statement DenyRootAccessKeyCreation of Guardrails-DenyRootAccessKeyCreation "
                + "(service control policies at Root (r-ex01))",
        ]);
        plan.Denials[0].Questions.Take(2).ShouldBe(["assumeRootAudits", "assumeRootDeletes"]);
        plan.Denials[0].Accounts.ShouldBe(3);
        plan.Denials[1].Questions.ShouldBe(["rootCreatesKey"]);
        plan.Denials[1].Units.ShouldBe(
            [new("Root", 1), new("Root/Workloads", 2), new("Root/Workloads/Sandbox", 1)]);
    }

    [Fact]
    public void What_nothing_allows_names_the_node_at_which_nothing_does()
    {
        var snapshot = OrganizationSnapshots.With();
        var detached = snapshot with
        {
            Policies = [.. snapshot.Policies.Select(policy => policy with
            {
                Targets = [.. policy.Targets.Where(target => target.Value != OrganizationSnapshots.SandboxUnit)],
            })],
        };

        var denial = Plan(With(), detached).Denials.ShouldHaveSingleItem();

        denial.Cause.ShouldBe("No statement of the service control policies at Sandbox (ou-ex01-worksand) allows it");
        denial.Units.ShouldBe([new("Root/Workloads/Sandbox", 1)]);
    }

    [Fact]
    public void A_door_that_the_deploy_opens_is_a_finding()
    {
        var deployed = ServiceControlPolicies.For(With(KeyCreation)).Single(policy => policy.Targets.Count > 0);

        var plan = Plan(
            KeyCreationIn(OrganizationSnapshots.WorkloadsUnit),
            OrganizationSnapshots.With(OrganizationSnapshots.Deployed(deployed, OrganizationSnapshots.Root)));

        var finding = plan.Findings.ShouldHaveSingleItem();
        (finding.Kind, finding.Where).ShouldBe((PlanFindingKind.BecomesPossible, OrganizationSnapshots.Security));
        finding.Text.ShouldContain("root creates a key");
        finding.Text.ShouldContain("Statement DenyRootAccessKeyCreation of Guardrails-DenyRootAccessKeyCreation");
    }

    [Fact]
    public void A_door_that_an_exemption_opens_is_opened_on_purpose()
    {
        var deployed = ServiceControlPolicies.For(With(KeyCreation)).Single(policy => policy.Targets.Count > 0);

        var plan = Plan(
            With(KeyCreation) with { Exemptions = [Exempt(OrganizationSnapshots.Production, "2026-12-31")] },
            OrganizationSnapshots.With(OrganizationSnapshots.Deployed(deployed, OrganizationSnapshots.Root)));

        Of(Account(plan, OrganizationSnapshots.Production), "rootCreatesKey").Change.ShouldBe(Change.BecomesPossible);
        plan.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void What_no_guardrail_is_there_to_deny_may_become_possible()
    {
        // A policy of our name that denies the audit, as an edited one might: the deploy mends it.
        var deployed = ServiceControlPolicies.For(With(KeyCreation)).Single(policy => policy.Targets.Count > 0);
        var edited = OrganizationSnapshots.Deployed(deployed, OrganizationSnapshots.Root) with
        {
            Content = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:Get*","Resource":"*"}]}""",
        };

        var plan = Plan(With(KeyCreation), OrganizationSnapshots.With(edited));

        Of(Account(plan, OrganizationSnapshots.Sandbox), "assumeRootAudits").Change.ShouldBe(Change.BecomesPossible);
        plan.Findings.ShouldBeEmpty();
    }
}
