using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Planning;
using Guardrails.Core.Planning.OwnCalls;
using Guardrails.Core.Roles;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Planning;

/// <summary>An organization that is watched below some units: the Sandbox, in which one of five accounts is.</summary>
public sealed class WatchedAccountsTests
{
    private const string Units = $"\"detection\": {{ \"units\": [\"{OrganizationSnapshots.SandboxUnit}\"] }}";

    private static readonly TargetId Root = TargetId.Parse(OrganizationSnapshots.Root);
    private static readonly TargetId Workloads = TargetId.Parse(OrganizationSnapshots.WorkloadsUnit);
    private static readonly TargetId Sandbox = TargetId.Parse(OrganizationSnapshots.SandboxUnit);

    private static readonly OrganizationConfig Config = OrganizationFiles.Valid(OrganizationFiles.With(Units));

    [Fact]
    public void StackSets_bring_every_role_to_these_units_and_to_no_other()
    {
        RoleCatalog.Of(Config).Select(role => role.Members).OfType<MemberAccounts>()
            .ShouldAllBe(members => members.Targets.Single() == Sandbox);

        Names(OrganizationSnapshots.Sandbox, Sandbox, Workloads, Root).ShouldContain("GuardrailsRootPosture");
        Names(OrganizationSnapshots.Sandbox, Sandbox, Workloads, Root).ShouldContain("GuardrailsRuleStarter");
        Names(OrganizationSnapshots.Production, Workloads, Root).ShouldBeEmpty();
    }

    [Fact]
    public void The_management_account_lets_nobody_in_and_still_tells_who_joins()
    {
        var names = Names(OrganizationSnapshots.Management, Root);

        names.ShouldNotContain("GuardrailsRootPosture");
        names.ShouldNotContain("GuardrailsRuleStarter");
        names.ShouldContain("GuardrailsEventForwarder-us-east-1");
    }

    [Fact]
    public void The_root_among_the_units_is_every_account()
    {
        var config = OrganizationFiles.Valid(OrganizationFiles.With("\"detection\": { \"units\": [\"r-ex01\"] }"));

        RoleCatalog.Of(config).Select(role => role.Members).OfType<MemberAccounts>()
            .ShouldAllBe(members => members.Targets.Single() == Root);
        Plan(config).Notes.ShouldNotContain(note => note.Contains("not watched"));
    }

    [Fact]
    public void A_plan_counts_the_others_by_unit_and_never_as_compliant()
    {
        var notes = Plan(Config).Notes;

        notes.ShouldContain(note => note.StartsWith(
            "Besides policies, the deploy watches the accounts below some units ($.detection.units). "
            + $"Every account below {OrganizationSnapshots.SandboxUnit} gets the roles GuardrailsRootPosture and "
            + "GuardrailsRuleStarter"));
        notes.ShouldContain(note => note.StartsWith(
            "4 accounts of 5 are not watched by choice ($.detection.units): Root (2 accounts), "
            + "Root/Workloads (2 accounts)."));
    }

    [Fact]
    public void Its_cost_is_our_rules_where_accounts_are_watched_and_the_packs_everywhere()
    {
        var cost = Plan(Config).Cost;

        // 1 account with 4 rules of ours, 4 active ones with the 3 rules of the pack, 30 days.
        cost.Evaluations.ShouldBe(((1 * 4) + (4 * 3)) * 30);
        cost.Assumptions[0].ShouldContain("3 of them not watched by choice");
    }

    [Fact]
    public void No_call_of_ours_is_asked_about_where_nothing_is_watched()
    {
        var calls = new OwnCallList(Config);

        calls.About(AccountId.Parse(OrganizationSnapshots.Production), [Workloads, Root]).ShouldBeEmpty();
        calls.About(AccountId.Parse(OrganizationSnapshots.Sandbox), [Sandbox, Workloads, Root]).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_unit_that_is_not_there_is_an_error() =>
        PlanPreconditions.Errors(
            OrganizationFiles.Valid(OrganizationFiles.With("\"detection\": { \"units\": [\"ou-ex01-nowhere1\"] }")),
            OrganizationSnapshots.With()).ShouldHaveSingleItem()
            .ShouldStartWith("$.detection.units: ou-ex01-nowhere1 is not in the organization. Its units: ");

    private static OrganizationPlan Plan(OrganizationConfig config) =>
        OrganizationPlan.Of(
            config with { ExcludedAccounts = [AccountId.Parse(OrganizationSnapshots.Suspended)] },
            OrganizationSnapshots.With(),
            OrganizationSnapshots.Now);

    private static IReadOnlyList<string> Names(string account, params TargetId[] above) =>
        [.. RoleCatalog.In(Config, AccountId.Parse(account), above).Select(role => role.Name)];
}
