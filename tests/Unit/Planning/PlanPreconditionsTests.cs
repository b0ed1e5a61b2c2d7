using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Planning;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Planning;

public sealed class PlanPreconditionsTests
{
    private static readonly OrganizationConfig Fitting = OrganizationConfigs.With("DenyRootAccessKeyCreation");

    [Fact]
    public void A_file_about_the_organization_that_was_read_has_no_error() => Errors(Fitting).ShouldBeEmpty();

    [Fact]
    public void A_file_about_another_organization_is_one_error_and_no_more() =>
        Errors(Fitting with { Id = OrganizationId.Parse("o-anotherorg01"), RootId = RootId.Parse("r-zz99") })
            .ShouldHaveSingleItem()
            .ShouldStartWith("$.organization.id: this is organization o-exampleorg1, not o-anotherorg01");

    [Fact]
    public void An_organization_without_all_features_has_no_policies_to_plan() =>
        PlanPreconditions.Errors(Fitting, OrganizationSnapshots.With() with { AllFeatures = false })
            .ShouldHaveSingleItem()
            .ShouldStartWith(
                "$.organization: o-exampleorg1 has the feature set CONSOLIDATED_BILLING, and service control policies "
                + "need ALL. Remedy: enable all features (https://");

    [Fact]
    public void Everything_that_is_not_in_the_organization_is_named_with_its_place()
    {
        var nowhere = AccountId.Parse("900000000009");
        var config = Fitting with
        {
            RootId = RootId.Parse("r-zz99"),
            ManagementAccount = AccountId.Parse(OrganizationSnapshots.Production),
            Partition = Partition.GovCloud,
            DelegatedAdministrator = nowhere,
            Guardrails = [new(
                OrganizationConfigs.Guardrail("DenyRootAccessKeyCreation"),
                [TargetId.Parse("ou-ex01-workload"), TargetId.Parse("ou-ex01-gonegone")])],
            ConfigRecorder = new([TargetId.Parse("r-ex01"), TargetId.Parse("ou-ex01-gonegone")]),
            ExcludedAccounts = [nowhere],
            Exemptions =
            [
                new(
                    OrganizationConfigs.Guardrail("DenyRootAccessKeyCreation"),
                    nowhere,
                    "owner",
                    "reason",
                    new DateOnly(2026, 12, 1)),
                new(
                    OrganizationConfigs.Guardrail("DenyRootAccessKeyCreation"),
                    TargetId.Parse("ou-ex01-gonegone"),
                    "owner",
                    "reason",
                    new DateOnly(2026, 12, 1)),
            ],
        };

        Errors(config).ShouldBe(
        [
            "$.organization.managementAccountId: the management account of o-exampleorg1 is 111111111111, "
            + "not 444444444444. Remedy: correct organization.managementAccountId in the organization file.",
            "$.organization.rootId: the organization's root is r-ex01, not r-zz99. "
            + "Remedy: correct organization.rootId in the organization file.",
            "$.organization.partition: the file says aws-us-gov, and the organization has aws.",
            "$.delegatedAdministrator: account 900000000009 is not in the organization. Remedy: correct or remove it.",
            "$.guardrails.DenyRootAccessKeyCreation.targets: ou-ex01-gonegone is not in the organization. Its units: "
            + "ou-ex01-workload (Workloads), ou-ex01-worksand (Sandbox).",
            "$.configRecorder.targets: ou-ex01-gonegone is not in the organization. Its units: "
            + "ou-ex01-workload (Workloads), ou-ex01-worksand (Sandbox).",
            "$.excludedAccounts: account 900000000009 is not in the organization. Remedy: correct or remove it.",
            "$.exemptions: account 900000000009 is not in the organization. Remedy: correct or remove it.",
            "$.exemptions: ou-ex01-gonegone is not in the organization. Its units: "
            + "ou-ex01-workload (Workloads), ou-ex01-worksand (Sandbox).",
        ]);
    }

    [Theory]
    [InlineData("SUSPENDED")]
    [InlineData("PENDING_CLOSURE")]
    [InlineData("PENDING_ACTIVATION")]
    public void A_delegated_administrator_in_which_nobody_can_act_is_refused(string state)
    {
        var snapshot = OrganizationSnapshots.With();
        snapshot = snapshot with
        {
            Accounts =
            [
                .. snapshot.Accounts.Select(account =>
                    account.Id.Value == OrganizationSnapshots.Security ? account with { State = state } : account),
            ],
        };

        PlanPreconditions.Errors(Fitting, snapshot).ShouldBe(
        [
            $"$.delegatedAdministrator: account 222222222222 is {state}, so detection cannot run there. "
            + "Remedy: name an active member account.",
        ]);
    }

    [Fact]
    public void A_delegated_administrator_that_is_excluded_from_evaluation_is_refused() =>
        Errors(Fitting with { ExcludedAccounts = [AccountId.Parse(OrganizationSnapshots.Security)] }).ShouldBe(
        [
            "$.excludedAccounts: 222222222222 is the delegated administrator, which can open root sessions in every "
            + "member account: excluded, its root user is not evaluated. Remedy: start an AWS Config recorder there "
            + "and remove it from the list.",
        ]);

    private static IReadOnlyList<string> Errors(OrganizationConfig config) =>
        PlanPreconditions.Errors(config, OrganizationSnapshots.With());
}
