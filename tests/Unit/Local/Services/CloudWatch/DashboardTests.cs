using System.Text.Json;
using Guardrails.Local.Services.CloudWatch;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.CloudWatch;

public sealed class DashboardTests : IAsyncLifetime
{
    private readonly Site _site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_dashboard_is_kept_as_it_is()
    {
        const string body =
            """{"widgets":[{"type":"text","x":0,"y":0,"width":24,"height":2,"properties":{"markdown":"Hello"}}]}""";

        await _site.DeployAsync(Site.Delegated, Dashboard(body));

        _site.World.Of<CloudWatchState>().Dashboards
            .ShouldHaveSingleItem().ShouldBe(new("arn:aws:cloudwatch::222222222222:dashboard/Numbers", body));
    }

    [Theory]
    [InlineData("no JSON", "must be a valid JSON object")]
    [InlineData("{}", "must be a valid JSON object")]
    [InlineData(
        """{"widgets":[{"type":"text","x":20,"y":0,"width":6,"height":2,"properties":{"markdown":"a"}}]}""",
        "outside of the grid")]
    [InlineData("""{"widgets":[{"type":"text","width":6,"height":2,"properties":{}}]}""", "lacks what its type needs")]
    [InlineData(
        """{"widgets":[{"type":"metric","width":6,"height":2,"properties":{"region":"x","metrics":[["N"]]}}]}""",
        "lacks what its type needs")]
    [InlineData(
        """{"widgets":[{"type":"metric","width":6,"height":2,"properties":{"metrics":[["N","M"]]}}]}""",
        "lacks what its type needs")]
    [InlineData("""{"widgets":[{"type":"log","width":6,"height":2,"properties":{}}]}""", "log are not supported")]
    public async Task A_body_that_CloudWatch_would_refuse_is_refused(string body, string message) =>
        (await _site.FailAsync(Site.Delegated, Dashboard(body))).ShouldContain(message);

    private static string Dashboard(string body) => $$"""
        "Dashboard":{"Type":"AWS::CloudWatch::Dashboard","Properties":{"DashboardName":"Numbers",
          "DashboardBody":{{JsonSerializer.Serialize(body)}} } }
        """;
}
