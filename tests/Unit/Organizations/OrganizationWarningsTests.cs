using Guardrails.Core.Organizations;
using Guardrails.Core.Organizations.Snapshots;

namespace Guardrails.Tests.Unit.Organizations;

public sealed class OrganizationWarningsTests
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
    public void A_file_whose_targets_may_all_differ_gives_no_warning(string targets) => OrganizationWarnings.Of(Config(targets)).ShouldBeEmpty();

    [Fact]
    public void The_root_together_with_anything_else_is_told_by_the_file_alone()
    {
        var warnings = OrganizationWarnings.Of(Config("\"ou-ex01-workload\", \"r-ex01\", \"444444444444\""));

        warnings.Count.ShouldBe(2);
        warnings[0].ShouldBe(
            "DenyRootAwsLogin: target ou-ex01-workload is below its target r-ex01, from which it inherits the policy already. Attached there too, it takes one of "
            + "the target's slots and changes nothing. Remedy: remove ou-ex01-workload, or r-ex01 if only ou-ex01-workload is meant.");
        warnings[1].ShouldContain("444444444444 is below its target r-ex01");
    }

    [Theory]
    [InlineData("\"333333333333\"", "")]
    [InlineData("\"222222222222\", \"333333333333\"", "222222222222 is the delegated administrator")]
    [InlineData("\"111111111111\"", "111111111111 is the management account")]
    public void Excluding_the_accounts_that_matter_most_is_a_warning(string excluded, string warning) =>
        OrganizationWarnings.OfExcluded(OrganizationFiles.Valid(OrganizationFiles.With($"\"excludedAccounts\": [{excluded}]")))
            .Select(sentence => sentence[..sentence.IndexOf(',')]).ShouldBe(warning.Length == 0 ? [] : [warning]);

    [Theory]
    [InlineData("", "")]
    [InlineData("\"NoActiveRootAccessKeys\": { \"enabled\": true }", "NoActiveRootAccessKeys")]
    [InlineData("\"NoActiveRootAccessKeys\": { \"enabled\": false }", "")]
    [InlineData("\"RootHardwareMfa\": { \"enabled\": true, \"parameters\": { \"devices\": \"fido\" } }", "RootHardwareMfa")]
    public void A_control_that_only_a_root_session_can_answer_is_a_warning_where_the_management_account_is_not_excluded(string controls, string warned)
    {
        Warned($"\"controls\": {{ {controls} }}").ShouldBe(warned);
        Warned($"\"controls\": {{ {controls} }}, \"excludedAccounts\": [\"111111111111\"]").ShouldBeEmpty();

        static string Warned(string sections) => string.Join(' ', OrganizationWarnings.OfUnreachable(OrganizationFiles.Valid(OrganizationFiles.With(sections)))
            .Select(sentence => sentence[..sentence.IndexOf(':')]));
    }

    [Fact]
    public void A_guardrail_that_is_off_overlaps_with_nothing() =>
        OrganizationWarnings.Of(OrganizationFiles.Valid(OrganizationFiles.With(
            "\"guardrails\": { \"DenyRootAwsLogin\": { \"enabled\": false, \"targets\": [\"r-ex01\", \"444444444444\"] } }"))).ShouldBeEmpty();

    [Fact]
    public void The_tree_tells_of_units_below_units_and_names_the_nearest()
    {
        OrganizationWarnings.Of(Config("\"ou-ex01-workload\", \"ou-ex01-worksand\", \"444444444444\""), Tree).Select(warning => warning[..warning.IndexOf(", from", StringComparison.Ordinal)])
            .ShouldBe(
            [
                "DenyRootAwsLogin: target ou-ex01-worksand is below its target ou-ex01-workload",
                "DenyRootAwsLogin: target 444444444444 is below its target ou-ex01-worksand",
            ]);
        OrganizationWarnings.Of(Config("\"ou-ex01-workload\", \"555555555555\""), Tree).ShouldBeEmpty();
        OrganizationWarnings.Of(Config("\"r-ex01\", \"555555555555\""), Tree).Count.ShouldBe(1);
    }

    private static OrganizationConfig Config(string targets) => OrganizationFiles.Valid(OrganizationFiles.With(
        $"\"guardrails\": {{ \"DenyRootAwsLogin\": {{ \"enabled\": true, \"targets\": [{targets}] }} }}"));
}
