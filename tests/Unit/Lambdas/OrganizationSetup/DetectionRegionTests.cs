using System.Text.Json.Nodes;

namespace Guardrails.Tests.Unit.Lambdas.OrganizationSetup;

/// <summary>The Region of the rules, which the setup remembers and no update changes.</summary>
public sealed class DetectionRegionTests
{
    private const string Setup = "guardrails-organization-setup-o-exampleorg1";
    private const string Home = $"{Setup}-us-east-1";
    private const string Frankfurt = $"{Setup}-eu-central-1";

    private readonly SetupSite _site = new();

    [Theory]
    [InlineData(null, Home)]
    [InlineData("eu-central-1", Frankfurt)]
    public async Task The_first_setup_takes_any_Region_and_remembers_it(string? region, string id)
    {
        var answer = await _site.RunAsync(Request(region));

        answer.Status.ShouldBe("SUCCESS");
        Id(answer).ShouldBe(id);
    }

    [Theory]
    [InlineData(Home, "eu-central-1", "us-east-1")]
    [InlineData(Frankfurt, null, "eu-central-1")]
    [InlineData(Frankfurt, "eu-west-1", "eu-central-1")]
    public async Task A_later_change_is_refused_before_any_call_and_the_id_stays(
        string before, string? region, string old)
    {
        var answer = await _site.RunAsync(Update(before, region));

        answer.Status.ShouldBe("FAILED");
        answer.Reason.ShouldContain($"the rules run in {old}, and no deploy moves them to {region ?? "us-east-1"}");
        answer.Reason.ShouldContain($"Remedy: set detection.region in the organization file to {old} again.");
        answer.Reason.ShouldContain("set detection.enabled to false and deploy");
        Id(answer).ShouldBe(before);
        _site.Called.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Home, null)]
    [InlineData(Frankfurt, "eu-central-1")]
    public async Task An_update_of_anything_else_is_made(string before, string? region)
    {
        var answer = await _site.RunAsync(Update(before, region));

        answer.Status.ShouldBe("SUCCESS", answer["Reason"]?.GetValue<string>());
        Id(answer).ShouldBe(before);
    }

    [Fact]
    public async Task The_rollback_of_a_refused_change_is_made_though_its_old_properties_are_the_refused_ones()
    {
        Id(await _site.RunAsync(Update(Home, "eu-central-1"))).ShouldBe(Home);

        var rollback = Update(Home, region: null);
        rollback["OldResourceProperties"] = Request("eu-central-1")["ResourceProperties"]!.DeepClone();
        var answer = await _site.RunAsync(rollback);

        answer.Status.ShouldBe("SUCCESS", answer["Reason"]?.GetValue<string>());
        Id(answer).ShouldBe(Home);
    }

    [Fact]
    public async Task Turning_detection_off_forgets_the_Region_and_turning_it_on_takes_another_one()
    {
        var off = Update(Home, region: null);
        foreach (var list in new[] { "TrustedServices", "DelegatedServices", "OrganizationFeatures" })
            off["ResourceProperties"]![list] = new JsonArray();

        var forgotten = await _site.RunAsync(off);
        Id(forgotten).ShouldBe(Setup);

        Id(await _site.RunAsync(Update(Id(forgotten), "eu-central-1"))).ShouldBe(Frankfurt);
    }

    [Fact]
    public async Task A_Region_that_is_no_text_is_named() =>
        (await _site.RunAsync(Request("")))
            .Reason.ShouldContain("DetectionRegion is '': expected a Region");

    private static string Id(JsonNode answer) => answer["PhysicalResourceId"]!.GetValue<string>();

    private static JsonObject Request(string? region)
    {
        var request = SetupSite.Create();
        if (region is not null)
            request["ResourceProperties"]!["DetectionRegion"] = region;
        return request;
    }

    private static JsonObject Update(string id, string? region)
    {
        var request = Request(region);
        request["RequestType"] = "Update";
        request["PhysicalResourceId"] = id;
        return request;
    }
}
