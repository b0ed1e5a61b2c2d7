using System.Text.Json.Nodes;
using Guardrails.Tests.Unit.Incidents.Observers;
using Guardrails.Tests.Unit.Lambdas.RootPosture;

namespace Guardrails.Tests.Unit.Lambdas.RootActivity;

public sealed class MovedQuarantineTests : IAsyncLifetime
{
    private ActivitySite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ActivitySite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("444444444444", "444444444444")]
    [InlineData("999999999999", "222222222222")]
    public async Task Quarantine_that_somebody_attached_stands_at_the_account_that_it_stops(
        string target, string account)
    {
        _site.Instead = call => Named(call, "Guardrails-RootQuarantine");

        (await _site.HandleAsync(Attached(target))).ShouldBeEmpty();

        _site.Observed.ShouldBe([$"{account} QuarantineMoved Quarantine/p-0123456789 on {target}"]);
    }

    [Fact]
    public async Task Policy_of_others_and_one_that_AWS_does_not_name_are_nothing()
    {
        _site.Instead = call => Named(call, "RegionDeny");
        (await _site.HandleAsync(Attached("444444444444"))).ShouldBeEmpty();
        _site.Instead = call => call.Action == "organizations:DescribePolicy"
            ? WireAnswer.Error(call, 400, "AccessDeniedException", "no")
            : null;
        (await _site.HandleAsync(Attached("444444444444"))).ShouldBeEmpty();

        _site.Observed.ShouldBeEmpty();
    }

    private static WireAnswer? Named(WireCall call, string name) => call.Action == "organizations:DescribePolicy"
        ? WireAnswer.Result(call, new JsonObject
        {
            ["Policy"] = new JsonObject
            {
                ["PolicySummary"] = new JsonObject { ["Id"] = "p-0123456789", ["Name"] = name },
            },
        }.ToJsonString())
        : null;

    private static string Attached(string target)
    {
        var detail = Events.ByRole("Mallory", new()
        {
            ["eventID"] = "e0176723-ea76-4275-83a3-000000000009",
            ["eventSource"] = "organizations.amazonaws.com",
            ["eventName"] = "AttachPolicy",
            ["requestParameters"] = new JsonObject { ["policyId"] = "p-0123456789", ["targetId"] = target },
        });
        return RootEvent.With(JsonNode.Parse("""{"source":"aws.organizations","account":"222222222222"}"""), detail);
    }
}
