using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Setup;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Setup;

public sealed class SetupRefusalTests
{
    private static readonly AccountId Management = AccountId.Parse("111111111111");
    private static readonly AccountId Member = AccountId.Parse("333333333333");
    private static readonly OrganizationConfig Config = OrganizationConfigs.With();
    private static readonly FoundOrganization Right =
        new("o-exampleorg1", Management.Value, "ALL", Management);

    public static TheoryData<string, SetupState, string[]> Found => new()
    {
        { "the organization of the file", new() { Organization = Right, Roots = ["r-ex01"] }, [] },
        {
            "another organization",
            new() { Organization = Right with { Id = "o-anotherorg1" } },
            ["$.organization.id"]
        },
        {
            "another management account",
            new() { Organization = Right with { ManagementAccount = Member.Value } },
            ["$.organization.managementAccountId"]
        },
        {
            "a member that calls",
            new() { Organization = Right with { Caller = Member } },
            ["$.organization.managementAccountId"]
        },
        {
            "billing alone",
            new() { Organization = Right with { FeatureSet = "CONSOLIDATED_BILLING" } },
            ["$.organization"]
        },
        { "another root", new() { Roots = ["r-zz99"] }, ["$.organization.rootId"] },
        {
            "more than one", new()
            {
                Organization = new(
                    "o-anotherorg1", Management.Value, "CONSOLIDATED_BILLING", Management),
                Roots = ["r-zz99"],
            },
            ["$.organization.id", "$.organization", "$.organization.rootId"]
        },
        { "nothing that was read", new(), [] },
    };

    [Theory]
    [MemberData(nameof(Found))]
    public void Each_contradiction_is_refused_with_its_place_in_the_file(
        string found, SetupState state, string[] paths) =>
        SetupDecision.Of(state, SetupWanted.Of(Config)).Refusals.Select(refusal => refusal.Path).ShouldBe(paths, found);

    [Theory]
    [InlineData(true, "controltower.amazonaws.com", true)]
    [InlineData(true, "sso.amazonaws.com", false)]
    [InlineData(false, "controltower.amazonaws.com", false)]
    public void Recorders_are_refused_where_control_tower_manages_them(bool asked, string trusted, bool refused)
    {
        var config = Config with { ConfigRecorder = asked ? new([OrganizationConfigs.Root]) : null };

        var refusals = SetupDecision.Of(new() { Trusted = [trusted] }, SetupWanted.Of(config)).Refusals;

        refusals.Select(refusal => refusal.Path).ShouldBe(refused ? ["$.configRecorder"] : []);
    }
}
