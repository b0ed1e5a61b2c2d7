using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Services.CloudTrail;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.CloudTrail;

/// <summary>Trails as accounts see them: the owner all, a member the copies, by ARN.</summary>
public sealed class TrailOperationsTests
{
    private const string Arn = "arn:aws:cloudtrail:us-east-1:111111111111:trail/organization";

    private readonly LocalWorld _aws = new();

    public TrailOperationsTests()
    {
        var trails = _aws.World.Of<TrailState>().Trails;
        trails.Clear();
        trails.Add(new(Arn));
    }

    private Principal Member => _aws.RootOf(LocalWorld.Payments);

    private Principal Owner => _aws.RootOf(LocalWorld.Management);

    [Fact]
    public async Task A_member_sees_the_organization_s_trail_as_a_copy_and_the_owner_as_its_own()
    {
        (await NamesAsync(Member)).ShouldBe([Arn]);
        (await NamesAsync(Member, new() { ["includeShadowTrails"] = false })).ShouldBeEmpty();
        (await NamesAsync(Owner, new() { ["includeShadowTrails"] = false })).ShouldBe([Arn]);
        (await NamesAsync(Owner, new() { ["trailNameList"] = new JsonArray("organization") })).ShouldBe([Arn]);
        (await NamesAsync(Member, new() { ["trailNameList"] = new JsonArray("organization") })).ShouldBeEmpty();
        (await NamesAsync(Member, new() { ["trailNameList"] = new JsonArray(Arn) })).ShouldBe([Arn]);
    }

    [Fact]
    public async Task A_trail_of_one_Region_is_in_no_other_one()
    {
        var trails = _aws.World.Of<TrailState>().Trails;
        trails[0] = new(Arn.Replace("us-east-1", "eu-west-1", StringComparison.Ordinal)) { IsMultiRegion = false };

        (await NamesAsync(Member)).ShouldBeEmpty();
        await RefusedAsync(Member, "GetTrailStatus", "Name", trails[0].Arn, "TrailNotFoundException");

        trails[0] = trails[0] with { IsMultiRegion = true };
        (await NamesAsync(Member)).ShouldBe([trails[0].Arn]);
        (await StatusAsync(Member, trails[0].Arn)).ShouldBeTrue();
        await RefusedAsync(Owner, "GetEventSelectors", "TrailName", trails[0].Arn, "TrailNotFoundException");
    }

    [Fact]
    public async Task The_status_is_told_by_ARN_and_by_name_to_the_owner_alone()
    {
        (await StatusAsync(Member, Arn)).ShouldBeTrue();
        (await StatusAsync(Owner, "organization")).ShouldBeTrue();
        await RefusedAsync(Member, "GetTrailStatus", "Name", "organization", "TrailNotFoundException");
        await RefusedAsync(Member, "GetTrailStatus", "Name", Arn + "2", "TrailNotFoundException");
        await RefusedAsync(Member, "GetTrailStatus", "Name", "arn:aws:iam::111111111111:root",
            "CloudTrailARNInvalidException");
        _aws.World.Of<TrailState>().Trails[0] = new(Arn) { IsLogging = false };
        (await StatusAsync(Member, Arn)).ShouldBeFalse();
    }

    [Fact]
    public async Task Selectors_are_told_to_the_owner_and_to_delegated_administrators_of_CloudTrail_alone()
    {
        await RefusedAsync(Member, "GetEventSelectors", "TrailName", Arn, "CloudTrailARNInvalidException");
        _aws.World.DelegatedAdministrators.Add(new(LocalWorld.Payments, "config.amazonaws.com", _aws.World.Now));
        await RefusedAsync(Member, "GetEventSelectors", "TrailName", Arn, "CloudTrailARNInvalidException");

        _aws.World.DelegatedAdministrators.Add(new(LocalWorld.Payments, "cloudtrail.amazonaws.com", _aws.World.Now));
        foreach (var caller in new[] { Member, Owner })
        {
            var answer = await _aws.CallAsync(caller, "cloudtrail", "GetEventSelectors", new() { ["TrailName"] = Arn });
            answer["EventSelectors"]![0]!["ReadWriteType"]!.GetValue<string>().ShouldBe("All");
            answer["AdvancedEventSelectors"].ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("DescribeTrails")]
    [InlineData("GetTrailStatus")]
    [InlineData("GetEventSelectors")]
    public async Task Each_call_needs_its_permission(string operation)
    {
        var role = _aws.World.NewRole(_aws.World.Account(LocalWorld.Payments), "Reader", Trust);
        role.InlinePolicies["all"] = Allow("cloudtrail:*", "*");
        role.InlinePolicies["denied"] = Allow($"cloudtrail:{operation}", "*")
            .Replace("Allow", "Deny", StringComparison.Ordinal);

        (await _aws.RefusalAsync(
            new RoleSession(role, "judge", []), "cloudtrail", operation, new() { ["Name"] = Arn, ["TrailName"] = Arn }))
            .Code.ShouldBe("AccessDenied");
    }

    [Fact]
    public async Task A_permission_on_another_trail_is_none_on_this_one()
    {
        var role = _aws.World.NewRole(_aws.World.Account(LocalWorld.Payments), "Reader", Trust);
        role.InlinePolicies["one"] = Allow("cloudtrail:GetTrailStatus", Arn);
        var session = new RoleSession(role, "judge", []);
        (await StatusAsync(session, Arn)).ShouldBeTrue();

        role.InlinePolicies["one"] = Allow("cloudtrail:GetTrailStatus", Arn + "2");

        await RefusedAsync(session, "GetTrailStatus", "Name", Arn, "AccessDenied");
    }

    private const string Trust = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},
         "Action":"sts:AssumeRole"}]}
        """;

    private static string Allow(string action, string resource) => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Effect"] = "Allow", ["Action"] = action, ["Resource"] = resource,
        }),
    }.ToJsonString();

    private async Task<IEnumerable<string>> NamesAsync(Principal caller, JsonObject? input = null) =>
        (await _aws.CallAsync(caller, "cloudtrail", "DescribeTrails", input ?? []))["trailList"]!.AsArray()
            .Select(trail => trail!["TrailARN"]!.GetValue<string>());

    private async Task<bool> StatusAsync(Principal caller, string name) =>
        (await _aws.CallAsync(caller, "cloudtrail", "GetTrailStatus", new() { ["Name"] = name }))["IsLogging"]!
            .GetValue<bool>();

    private async Task RefusedAsync(Principal caller, string operation, string member, string name, string code) =>
        (await _aws.RefusalAsync(caller, "cloudtrail", operation, new() { [member] = name })).Code.ShouldBe(code);
}
