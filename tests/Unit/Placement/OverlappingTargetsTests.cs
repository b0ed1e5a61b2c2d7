using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;
using Guardrails.Core.Snapshots;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Placement;

public sealed class OverlappingTargetsTests
{
    private static readonly TargetId Root = TargetId.Parse("r-ex01");
    private static readonly TargetId Workloads = TargetId.Parse("ou-ex01-workload");
    private static readonly TargetId Sandbox = TargetId.Parse("ou-ex01-worksand");
    private static readonly AccountId Production = AccountId.Parse("444444444444");

    // Sandbox stands in Workloads, and the account in Sandbox.
    private static readonly OrganizationSnapshot Tree = new(
        DateTimeOffset.UnixEpoch,
        OrganizationId.Parse("o-exampleorg1"),
        RootId.Parse("r-ex01"),
        AccountId.Parse("111111111111"),
        Partition.Commercial,
        AllFeatures: true,
        ServiceControlPoliciesAreOn: true,
        [new(Workloads, "Workloads", Root), new(Sandbox, "Sandbox", Workloads)],
        [new(Production, "production", Sandbox, "ACTIVE")],
        Policies: [],
        TrustedServices: []);

    [Theory]
    [InlineData("\"r-ex01\"")]
    [InlineData("\"ou-ex01-workload\", \"444444444444\"")]
    public void A_file_whose_targets_may_all_differ_gives_no_warning(string targets) =>
        OverlappingTargets.Of(Config(targets)).ShouldBeEmpty();

    [Fact]
    public void The_root_together_with_anything_else_is_told_by_the_file_alone()
    {
        var warnings = OverlappingTargets.Of(Config("\"ou-ex01-workload\", \"r-ex01\", \"444444444444\""));

        warnings.Count.ShouldBe(2);
        warnings[0].ShouldBe(
            "DenyRootAwsLogin: target ou-ex01-workload is below its target r-ex01, from which it inherits the policy "
            + "already. Attached there too, it takes one of "
            + "the target's slots and changes nothing. Remedy: remove ou-ex01-workload, or r-ex01 if only "
            + "ou-ex01-workload is meant.");
        warnings[1].ShouldContain("444444444444 is below its target r-ex01");
    }

    [Fact]
    public void A_guardrail_that_is_off_overlaps_with_nothing() =>
        OverlappingTargets.Of(OrganizationFiles.Valid(OrganizationFiles.With(
            "\"guardrails\": { \"DenyRootAwsLogin\": "
            + "{ \"enabled\": false, \"targets\": [\"r-ex01\", \"444444444444\"] } }"))).ShouldBeEmpty();

    [Fact]
    public void The_tree_tells_of_units_below_units_and_names_the_nearest()
    {
        OverlappingTargets.Of(Config("\"ou-ex01-workload\", \"ou-ex01-worksand\", \"444444444444\""), Tree)
            .Select(warning => warning[..warning.IndexOf(", from", StringComparison.Ordinal)])
            .ShouldBe(
            [
                "DenyRootAwsLogin: target ou-ex01-worksand is below its target ou-ex01-workload",
                "DenyRootAwsLogin: target 444444444444 is below its target ou-ex01-worksand",
            ]);
        OverlappingTargets.Of(Config("\"ou-ex01-workload\", \"555555555555\""), Tree).ShouldBeEmpty();
        OverlappingTargets.Of(Config("\"r-ex01\", \"555555555555\""), Tree).Count.ShouldBe(1);
    }

    private static OrganizationConfig Config(string targets) => OrganizationFiles.Valid(OrganizationFiles.With(
        $"\"guardrails\": {{ \"DenyRootAwsLogin\": {{ \"enabled\": true, \"targets\": [{targets}] }} }}"));
}
