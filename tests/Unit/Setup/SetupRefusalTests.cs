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
        { "rules that are where they are to be", new() { DetectionRegion = "us-east-1" }, [] },
        { "rules in another Region", new() { DetectionRegion = "eu-central-1" }, ["$.detection.region"] },
        { "nothing that was read", new(), [] },
    };

    [Theory]
    [MemberData(nameof(Found))]
    public void Each_contradiction_is_refused_with_its_place_in_the_file(
        string found, SetupState state, string[] paths) =>
        SetupDecision.Of(state, SetupWanted.Of(Config)).Refusals.Select(refusal => refusal.Path).ShouldBe(paths, found);

    [Fact]
    public void Rules_that_are_to_move_are_refused_with_the_steps_to_do_it()
    {
        var wanted = SetupWanted.Of(Config with { DetectionRegion = "eu-central-1" });

        var refusal = SetupDecision.Of(new() { DetectionRegion = "us-east-1" }, wanted)
            .Refusals.ShouldHaveSingleItem();

        refusal.Reason.ShouldStartWith("the rules run in us-east-1, and no deploy moves them to eu-central-1");
        refusal.Remedy.ShouldStartWith("set detection.region in the organization file to us-east-1 again.");
        refusal.Remedy.ShouldContain(
            "Guardrails-Forwarders, Guardrails-Activity, Guardrails-Detection, Guardrails-DetectionRoles, "
            + "Guardrails-Recorders and Guardrails-RecorderBucket, as far as they are there and in this order");
        refusal.Remedy.ShouldContain("set detection.enabled to false and deploy, which forgets the Region");
        refusal.Remedy.ShouldEndWith("bootstrap that Region, and deploy.");
    }

    [Fact]
    public void Where_nothing_is_watched_any_more_no_Region_is_asked_for()
    {
        var off = Config with
        {
            Detection = DetectionScope.Everywhere with { Enabled = false },
            DetectionRegion = "eu-central-1",
        };

        SetupDecision.Of(new() { DetectionRegion = "us-east-1" }, SetupWanted.Of(off)).Refusals.ShouldBeEmpty();
    }

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
