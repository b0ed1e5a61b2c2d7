using System.Globalization;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Tests.Unit.Fixtures;
using static Guardrails.Tests.Unit.Planning.Plans;

namespace Guardrails.Tests.Unit.Planning;

public sealed class ExemptionPlanTests
{
    [Theory]
    [InlineData("2026-11-23T09:00:00Z", Decision.Allowed)]
    [InlineData("2026-12-31T23:59:59Z", Decision.Allowed)]
    [InlineData("2027-01-01T00:00:00Z", Decision.ExplicitlyDenied)]
    public void An_exempt_account_is_spared_until_the_end_and_the_moment_of_the_plan_decides(string at, Decision expected)
    {
        var config = With(KeyCreation) with { Exemptions = [Exempt(OrganizationSnapshots.Production, "2026-12-31")] };

        var plan = OrganizationPlan.Of(
            config, OrganizationSnapshots.With(), DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));

        Of(Account(plan, OrganizationSnapshots.Production), "rootCreatesKey").After.ShouldBe(expected);
        Of(Account(plan, OrganizationSnapshots.Sandbox), "rootCreatesKey").After.ShouldBe(Decision.ExplicitlyDenied);
    }

    [Fact]
    public void Exemptions_that_end_within_thirty_days_are_listed_soonest_first()
    {
        var config = With(KeyCreation) with
        {
            Exemptions = [Exempt(
                OrganizationSnapshots.Production, "2026-12-23"), Exempt(
                    OrganizationSnapshots.Sandbox, "2026-12-24"), Exempt(OrganizationSnapshots.Security, "2026-11-23")],
        };

        var exemptions = Plan(config, OrganizationSnapshots.With()).Exemptions;

        exemptions.Where(one => one.EndsSoon).Select(one => one.Exemption.Target.Value)
            .ShouldBe([OrganizationSnapshots.Security, OrganizationSnapshots.Production]);
        exemptions.ShouldAllBe(one => !one.HasEnded && one.WithoutEffect == null);
    }

    [Fact]
    public void A_unit_exempts_the_accounts_below_it_with_those_of_units_below_and_each_names_it()
    {
        var plan = Plan(
            With(KeyCreation) with { Exemptions = [Exempt(OrganizationSnapshots.WorkloadsUnit, "2026-12-01")] },
            OrganizationSnapshots.With());

        string[] spared =
            [OrganizationSnapshots.Production, OrganizationSnapshots.Sandbox, OrganizationSnapshots.Suspended];
        plan.Accounts.Where(account => Of(account, "rootCreatesKey").After == Decision.Allowed)
            .Select(account => account.Id.Value).ShouldBe([OrganizationSnapshots.Management, .. spared]);
        plan.RemainingRootKeys.Where(account => spared.Contains(account.Account.Value))
            .Select(account => account.Why).Distinct()
            .ShouldBe(["exempt through ou-ex01-workload until 2026-12-01 (owner: owner)"]);
        var exemption = plan.Exemptions.ShouldHaveSingleItem();
        (exemption.Accounts, exemption.EndsSoon, exemption.WithoutEffect).ShouldBe((3, true, null));
        plan.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_unit_without_accounts_is_exempt_for_those_that_join()
    {
        var snapshot = OrganizationSnapshots.With();
        snapshot = snapshot with
        {
            Accounts = [.. snapshot.Accounts.Where(account => account.Id.Value != OrganizationSnapshots.Sandbox)],
        };

        var plan = Plan(
            With(KeyCreation) with { Exemptions = [Exempt(OrganizationSnapshots.SandboxUnit, "2026-12-31")] },
            snapshot);

        plan.Findings.ShouldBeEmpty();
        plan.Exemptions.ShouldHaveSingleItem().Accounts.ShouldBe(0);
    }

    [Fact]
    public void A_unit_does_not_exempt_the_delegated_administrator()
    {
        var snapshot = OrganizationSnapshots.With();
        snapshot = snapshot with
        {
            Accounts =
            [
                .. snapshot.Accounts.Select(account => account.Id.Value == OrganizationSnapshots.Security
                    ? account with { ParentId = TargetId.Parse(OrganizationSnapshots.SandboxUnit) }
                    : account),
            ],
        };

        var plan = Plan(
            With(KeyCreation) with { Exemptions = [Exempt(OrganizationSnapshots.SandboxUnit, "2026-12-31")] },
            snapshot);

        Of(Account(plan, OrganizationSnapshots.Security), "rootCreatesKey").After.ShouldBe(Decision.ExplicitlyDenied);
        Of(Account(plan, OrganizationSnapshots.Sandbox), "rootCreatesKey").After.ShouldBe(Decision.Allowed);
        plan.Exemptions.ShouldHaveSingleItem().Accounts.ShouldBe(1);
    }

    [Fact]
    public void A_unit_whose_accounts_are_all_denied_by_something_else_is_exempt_without_effect()
    {
        var exempt = Exempt(OrganizationSnapshots.WorkloadsUnit, "2026-12-31");

        var plan = Plan(With(KeyCreation, RootActions) with { Exemptions = [exempt] }, OrganizationSnapshots.With());

        var finding = plan.Findings.ShouldHaveSingleItem();
        (finding.Kind, finding.Where)
            .ShouldBe((PlanFindingKind.ExemptionWithoutEffect, OrganizationSnapshots.WorkloadsUnit));
        finding.Text.ShouldContain("Statement DenyRootUserActions of");
    }

    [Fact]
    public void A_door_that_a_units_exemption_opens_is_meant()
    {
        var config = With(KeyCreation);
        var deployed = Core.Placement.ServiceControlPolicies.For(config)
            .Where(policy => policy.Targets.Count > 0)
            .Select(policy => OrganizationSnapshots.Deployed(policy, OrganizationSnapshots.Root))
            .ToArray();

        var plan = Plan(
            config with { Exemptions = [Exempt(OrganizationSnapshots.SandboxUnit, "2026-12-31")] },
            OrganizationSnapshots.With(deployed));

        Of(Account(plan, OrganizationSnapshots.Sandbox), "rootCreatesKey").Change.ShouldBe(Change.BecomesPossible);
        plan.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void An_exemption_that_another_guardrail_makes_void_fails_the_plan()
    {
        var config = With(KeyCreation, RootActions) with { Exemptions = [Exempt(
            OrganizationSnapshots.Production, "2026-12-31")] };

        var plan = Plan(config, OrganizationSnapshots.With());

        var finding = plan.Findings.ShouldHaveSingleItem();
        (finding.Kind, finding.Where)
            .ShouldBe((PlanFindingKind.ExemptionWithoutEffect, OrganizationSnapshots.Production));
        finding.Text.ShouldContain("Statement DenyRootUserActions of");
    }

    [Fact]
    public void An_exemption_that_spares_some_of_what_its_guardrail_denies_has_an_effect()
    {
        var exempt = Exempt(OrganizationSnapshots.Production, "2026-12-31") with
        {
            Guardrail = OrganizationConfigs.Guardrail(RootActions),
        };

        var plan = Plan(With(KeyCreation, RootActions) with { Exemptions = [exempt] }, OrganizationSnapshots.With());

        plan.Findings.ShouldBeEmpty();
        Of(Account(plan, OrganizationSnapshots.Production), "rootCreatesKey").After.ShouldBe(Decision.ExplicitlyDenied);
        Of(Account(plan, OrganizationSnapshots.Production), "rootDoesAnythingElse").After.ShouldBe(Decision.Allowed);
    }

    [Fact]
    public void An_exemption_from_a_guardrail_that_is_off_fails_the_plan() =>
        Plan(
            With(RootActions) with { Exemptions = [Exempt(
                OrganizationSnapshots.Production, "2026-12-31")] }, OrganizationSnapshots.With())
            .Findings.ShouldHaveSingleItem().Text.ShouldEndWith(
                "and that has no effect: DenyRootAccessKeyCreation is off.");

    [Fact]
    public void The_last_day_of_the_calendar_is_a_day_to_plan_for() =>
        OrganizationPlan.Of(
            With(KeyCreation) with { Exemptions = [Exempt(OrganizationSnapshots.Production, "2026-11-22")] },
            OrganizationSnapshots.With(),
            new DateTimeOffset(9999, 12, 31, 9, 0, 0, TimeSpan.Zero)).Findings.ShouldBeEmpty();

    [Fact]
    public void An_exemption_that_has_ended_is_said_to_have()
    {
        var config = With(KeyCreation) with { Exemptions = [Exempt(OrganizationSnapshots.Production, "2026-11-22")] };

        var plan = Plan(config, OrganizationSnapshots.With());

        plan.Exemptions.ShouldHaveSingleItem().HasEnded.ShouldBeTrue();
        plan.Findings.ShouldBeEmpty();
    }
}
