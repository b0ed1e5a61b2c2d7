using System.Text.Json.Nodes;
using Guardrails.Local.Services.Events;
using Guardrails.Local.Wire;

namespace Guardrails.Tests.Unit.Local.Services.Events;

public sealed class EventPatternTests
{
    private static readonly IReadOnlyDictionary<string, Case> Cases =
        CaseTable.Load<Case>("tests", "Unit", "Local", "Services", "Events", "event-pattern-cases.json");

    public static TheoryData<string> Sentences => [.. Cases.Keys];

    [Theory, MemberData(nameof(Sentences))]
    public void A_pattern_matches_as_documented(string sentence) =>
        EventPattern.Parse(AsEventsAre(Cases[sentence].Pattern))
            .Matches(AsEventsAre(Cases[sentence].Event)).ShouldBe(Cases[sentence].Matches);

    [Fact]
    public async Task The_judge_agrees_on_every_case()
    {
        Judge.Require("python3", "-c", "import moto.events.models");
        var judged = Cases.Where(one => one.Value.NotJudged is null).ToList();
        var given = new JsonArray(
            [
                .. judged.Select(
                    one => new JsonObject
                    {
                        ["pattern"] = one.Value.Pattern.DeepClone(),
                        ["event"] = one.Value.Event.DeepClone(),
                    })
            ]);

        var result = await Judge.RunAsync(
            "python3", [Repository.PathOf("tests", "judges", "event_patterns.py")], given.ToJsonString());

        result.ExitCode.ShouldBe(0, result.Error);
        judged.Zip(JsonNode.Parse(result.Output)!.AsArray(), (one, verdict) => $"{one.Key}: {verdict}")
            .ShouldBe(judged.Select(one => $"{one.Key}: {(one.Value.Matches ? "true" : "false")}"));
    }

    [Theory]
    [InlineData(
        """{"source":[{"anything-but":"aws.iam"}]}""",
        "$.source has {\"anything-but\":\"aws.iam\"}, which is not supported here")]
    [InlineData("""{"source":[{"prefix":{"equals-ignore-case":"aws."}}]}""", "$.source has")]
    [InlineData("""{"source":[{"prefix":"a","suffix":"b"}]}""", "$.source has")]
    [InlineData("""{"detail":{"errorCode":[{"exists":true}]}}""", "$.detail.errorCode has")]
    [InlineData("""{"source":["aws.iam",["aws.sts"]]}""", "$.source has [\"aws.sts\"]")]
    [InlineData("""{"$or":[{"source":["aws.iam"]}]}""", "$.$or is not a list of at least two alternatives")]
    [InlineData("""{"$or":[{"source":["aws.iam"]},{}]}""", "the object at $.$or[1] is empty")]
    [InlineData("""{"$or":[{"source":["aws.iam"]},"b"]}""", "$.$or[1] is not an object")]
    [InlineData("""{"$and":[{"source":["aws.iam"]}]}""", "$.$and is not supported here")]
    [InlineData("""{"source":"aws.iam"}""", "$.source is neither an object nor a list of at least one value")]
    [InlineData("""{"source":[]}""", "$.source is neither an object nor a list of at least one value")]
    [InlineData("""{"detail":{}}""", "the object at $.detail is empty")]
    [InlineData("{}", "the object at $ is empty")]
    [InlineData("[]", "it is not an object")]
    public void What_is_not_built_is_refused_and_not_ignored(string pattern, string problem)
    {
        var error = Should.Throw<AwsError>(() => EventPattern.Parse(JsonNode.Parse(pattern)));

        error.Code.ShouldBe("InvalidEventPatternException");
        error.Message.ShouldContain(problem);
    }

    /// <summary>The table's reader makes objects that do not tell upper from lower case.</summary>
    private static JsonObject AsEventsAre(JsonObject json) => JsonNode.Parse(json.ToJsonString())!.AsObject();

    private sealed record Case(JsonObject Pattern, JsonObject Event, bool Matches, string? NotJudged = null);
}
