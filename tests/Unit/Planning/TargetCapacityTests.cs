using System.Globalization;
using Amazon.Organizations.Model;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;
using Guardrails.Core.Planning;
using Guardrails.Core.Snapshots;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Planning;

public sealed class TargetCapacityTests
{
    private const string Harmless = """{"Effect":"Deny","Action":"organizations:LeaveOrganization","Resource":"*"}""";

    private static readonly OrganizationConfig Config = OrganizationConfigs.With("DenyRootAccessKeyCreation");

    [Theory]
    [InlineData(8, 0)]
    [InlineData(9, 1)]
    public void Ten_policies_fit_on_a_target_and_FullAWSAccess_is_one_of_them(int others, int findings)
    {
        var plan = Plan(others);

        var root = plan.Targets.ShouldHaveSingleItem();
        (root.Target.Value, root.Slots, root.UsedBefore, root.UsedAfter, root.Free)
            .ShouldBe((OrganizationSnapshots.Root, 10, others + 1, others + 2, 8 - others));
        plan.Findings.Count(
            finding => finding.Kind == PlanFindingKind.NoSlot && finding.Where == OrganizationSnapshots.Root)
            .ShouldBe(findings);
    }

    [Fact]
    public void Policies_are_named_with_their_characters_and_the_tool_that_manages_them()
    {
        var snapshot = OrganizationSnapshots.With(
            OrganizationSnapshots.Policy("AWSAccelerator-Core-Guardrails-1", Harmless, OrganizationSnapshots.Root),
            OrganizationSnapshots.Policy("aws-guardrails-AbCdEf", Harmless, OrganizationSnapshots.Root),
            OrganizationSnapshots.Policy("TheirOwn", Harmless, OrganizationSnapshots.Root));

        var plan = OrganizationPlan.Of(Config, snapshot, OrganizationSnapshots.Now);

        plan.Targets.ShouldHaveSingleItem().Policies.Select(policy => (policy.Name, policy.Tool)).ShouldBe(
        [
            ("FullAWSAccess", "AWS"),
            ("AWSAccelerator-Core-Guardrails-1", "Landing Zone Accelerator"),
            ("aws-guardrails-AbCdEf", "AWS Control Tower"),
            ("TheirOwn", null),
            ("Guardrails-DenyRootAccessKeyCreation", null),
        ]);
        plan.Targets[0].Policies[3].Characters.ShouldBe(snapshot.Policies[^1].Content.Length);
        plan.Tools.Select(tool => tool.Name).ShouldBe(["Landing Zone Accelerator", "AWS Control Tower"]);
        plan.Notes.ShouldContain(note => note.StartsWith("Landing Zone Accelerator") && note.Contains("detaches ours"));
    }

    [Fact]
    public void A_deploy_that_attaches_one_policy_before_it_detaches_another_needs_both_slots()
    {
        // Full already, with a policy of ours that is going to be detached and none of the one that comes.
        var config = OrganizationConfigs.With("DenyRootUserActions");
        var leaving = ServiceControlPolicies.For(config)
            .Single(policy => policy.Name.EndsWith("DenyRootAccessKeyCreation", StringComparison.Ordinal));
        var others = Enumerable.Range(0, 8).Select(Other);

        var plan = OrganizationPlan.Of(
            config,
            OrganizationSnapshots.With(
                [.. others, OrganizationSnapshots.Deployed(leaving, OrganizationSnapshots.Root)]),
            OrganizationSnapshots.Now);

        var root = plan.Targets.ShouldHaveSingleItem();
        (root.UsedBefore, root.UsedAfter, root.UsedMeanwhile).ShouldBe((10, 10, 11));
        plan.Findings.Single(finding => finding.Kind == PlanFindingKind.NoSlot).Text.ShouldContain("for a moment");
    }

    [Fact]
    public void A_policy_at_the_organizations_own_limit_fits_and_one_character_more_does_not()
    {
        var length = ServiceControlPolicies.For(Config).Max(policy => policy.Characters);

        Findings(length).ShouldBeEmpty();
        Findings(length - 1)
            .ShouldAllBe(finding => finding.Text.Contains($"{length} characters, and the limit is {length - 1}"));
        Findings(length - 1).ShouldNotBeEmpty();

        IEnumerable<PlanFinding> Findings(int limit) =>
            OrganizationPlan.Of(
                Config with { Limits = Config.Limits with { PolicyCharacters = limit } },
                OrganizationSnapshots.With(),
                OrganizationSnapshots.Now)
                .Findings.Where(finding => finding.Kind == PlanFindingKind.PolicyTooLong);
    }

    private static OrganizationPlan Plan(int others) => OrganizationPlan.Of(
        Config, OrganizationSnapshots.With([.. Enumerable.Range(0, others).Select(Other)]), OrganizationSnapshots.Now);

    private static SnapshotPolicy Other(int number) => OrganizationSnapshots.Policy(
        string.Create(CultureInfo.InvariantCulture, $"Other{number}"), Harmless, OrganizationSnapshots.Root);
}
