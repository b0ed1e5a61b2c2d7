using Guardrails.Cli.Plan;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Planning;
using Guardrails.Core.Snapshots;
using Guardrails.Tests.Unit.Fixtures;
using Guardrails.Tests.Unit.Snapshots;

namespace Guardrails.Tests.Unit.Cli;

/// <summary>Plans as a person sees them, judged by what must hold at every width.</summary>
public sealed class PlanPageTests
{
    public static TheoryData<int, int> Sizes() => new MatrixTheoryData<int, int>([15, 402, 2_002], [80, 120, 200]);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_plan_is_readable_at_every_width(int accounts, int width)
    {
        var plan = accounts == 15 ? Example() : Large(accounts);

        var page = Shown.Write(width, page => PlanTables.Write(page, plan));

        Shown.ShouldFit(page, width);
        Shown.ShouldBePrintable(page);
        Shown.ShouldTellInEveryColumn(page);
        var joined = Shown.Joined(page);
        foreach (var unit in plan.Accounts.Select(account => account.Unit).Distinct())
            joined.ShouldContain(unit);
        foreach (var target in plan.Targets)
            page.ShouldContain(target.Target.Value);
        foreach (var account in plan.Accounts.Take(accounts == 15 ? 15 : 0))
            page.ShouldContain(account.Id.Value);
    }

    [Theory]
    [InlineData(402)]
    [InlineData(2_002)]
    public void A_plan_of_many_accounts_is_no_longer_than_its_units(int accounts)
    {
        var plan = Large(accounts);

        var lines = Shown.Write(120, page => PlanTables.Write(page, plan)).Split('\n').Length;

        lines.ShouldBeLessThan(300);
    }

    [Fact]
    public void Into_a_file_no_sentence_is_broken()
    {
        var plan = Example();

        var lines = Shown.Write(width: null, page => PlanTables.Write(page, plan)).Split('\n');

        foreach (var note in plan.Notes)
            lines.ShouldContain(note);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public void Names_and_owners_from_outside_are_shown_without_a_character_that_acts(int width)
    {
        var snapshot = Hostile(OrganizationSnapshots.With(
            OrganizationSnapshots.Policy(
                "Deny" + Shown.Hostile,
                """{"Effect":"Deny","Action":"iam:*","Resource":"*","Condition":{"StringEquals":{"aws:x\u202e":"y"}}}""",
                OrganizationSnapshots.Root)));
        var config = OrganizationConfigs.With("DenyRootAccessKeyCreation") with
        {
            Exemptions =
            [
                new(
                    GuardrailCatalog.Find("DenyRootAccessKeyCreation")!,
                    AccountId.Parse(OrganizationSnapshots.Production),
                    Shown.Hostile,
                    Shown.Hostile,
                    new(2026, 11, 30)),
            ],
        };
        var plan = OrganizationPlan.Of(config, snapshot, OrganizationSnapshots.Now);

        var page = Shown.Write(width, page => PlanTables.Write(page, plan));

        page.ShouldContain("\\u001b]0;PWN\\u0007");
        Shown.ShouldBePrintable(page);
        Shown.ShouldFit(page, width);
        Shown.ShouldBePrintable(PlanReport.Format.Write(PlanReport.Of(plan)).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void One_account_is_one_account()
    {
        var snapshot = OrganizationSnapshots.With();
        var plan = OrganizationPlan.Of(
            OrganizationConfigs.With("DenyRootAccessKeyCreation") with
            {
                Guardrails =
                [
                    new(
                        GuardrailCatalog.Find("DenyRootAccessKeyCreation")!,
                        [TargetId.Parse(OrganizationSnapshots.SandboxUnit)]),
                ],
            },
            snapshot,
            OrganizationSnapshots.Now);

        var page = Shown.Write(200, page => PlanTables.Write(page, plan));

        page.ShouldContain("Stops as intended in 1 account: ");
        page.ShouldNotContain(" 1 accounts");
        page.ShouldNotContain("1 active accounts");
    }

    [Fact]
    public void The_same_fault_in_several_accounts_is_said_once_with_all_of_them()
    {
        var fault = "It is exempt from something, and that has no effect: it is off.";
        var plan = Example() with
        {
            Findings =
            [
                .. new[] { "444444444444", "555555555555", "666666666666" }
                    .Select(account => new PlanFinding(PlanFindingKind.ExemptionWithoutEffect, account, fault)),
            ],
        };

        var page = Shown.Write(200, page => PlanTables.Write(page, plan));

        page.ShouldContain($"444444444444, 555555555555, 666666666666: {fault}");
        page.ShouldNotContain("The same statement");
    }

    [Fact]
    public void An_exemption_that_has_ended_is_said_to_spare_nothing_and_refuses_nothing()
    {
        var page = Shown.Write(200, page => PlanTables.Write(page, Example(OrganizationSnapshots.Now.AddYears(1))));

        page.ShouldContain(
            "The exemption of 999999999999 from DenyRootAccessKeyCreation ended on 2027-01-31 (owner: Partner "
            + "Integration): the policy denies again. Remedy: remove it from the file, or extend it.");
        page.ShouldNotContain("refuse the file");
    }

    [Fact]
    public void An_exemption_of_a_unit_says_how_many_accounts_it_spares()
    {
        var exemption = new Exemption(
            GuardrailCatalog.Find("DenyRootAccessKeyCreation")!,
            TargetId.Parse(OrganizationSnapshots.WorkloadsUnit),
            "Payments",
            "reason",
            new(2026, 11, 30));
        var plan = OrganizationPlan.Of(
            OrganizationConfigs.With("DenyRootAccessKeyCreation") with { Exemptions = [exemption] },
            OrganizationSnapshots.With(),
            OrganizationSnapshots.Now);

        var page = Shown.Write(width: null, page => PlanTables.Write(page, plan));

        page.ShouldContain(
            "The exemption of ou-ex01-workload (3 accounts) from DenyRootAccessKeyCreation ends on 2026-11-30 "
            + "(owner: Payments).");
        page.ShouldContain(
            "Root can still create a key in 444444444444 (payments-prod), 555555555555 (sandbox-alice), 666666666666 "
            + "(acquired-shop): exempt through ou-ex01-workload until 2026-11-30 (owner: Payments).");
    }

    [Fact]
    public void The_example_accepts_no_statement_that_its_organization_does_not_have() =>
        Example().Notes.ShouldNotContain(note => note.StartsWith("$.acceptedStatements"));

    private static OrganizationPlan Example() => Example(OrganizationSnapshots.Now);

    private static OrganizationPlan Example(DateTimeOffset now) => OrganizationPlan.Of(
        OrganizationFiles.Valid(OrganizationFiles.Example),
        OrganizationSnapshotFile.Parse(File.ReadAllText(Repository.PathOf("orgs", "example.snapshot.json"))).Snapshot!,
        now);

    private static OrganizationPlan Large(int accounts)
    {
        var snapshot = LargeSnapshot.Of(accounts, units: 40, policies: 5);
        snapshot = snapshot with
        {
            Policies = [.. snapshot.Policies.Select(policy =>
                policy.AwsManaged ? policy with { Content = OrganizationSnapshots.FullAccess } : policy)],
        };
        OrganizationConfig config = OrganizationConfigs.With() with
        {
            Id = snapshot.Id,
            RootId = snapshot.RootId,
            ManagementAccount = snapshot.ManagementAccount,
            DelegatedAdministrator = snapshot.Accounts[1].Id,
            Guardrails =
            [
                new(GuardrailCatalog.Find("DenyRootAccessKeyCreation")!, [snapshot.Units[3].Id, snapshot.Units[4].Id]),
            ],
        };
        return OrganizationPlan.Of(config, snapshot, OrganizationSnapshots.Now);
    }

    private static OrganizationSnapshot Hostile(OrganizationSnapshot snapshot) => snapshot with
    {
        Accounts = [.. snapshot.Accounts.Select(account => account with { Name = account.Name + Shown.Hostile })],
        Units = [.. snapshot.Units.Select(unit => unit with { Name = unit.Name + Shown.Hostile })],
    };
}
