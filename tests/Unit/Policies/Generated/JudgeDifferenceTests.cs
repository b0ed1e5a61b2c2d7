using System.Text.Json.Nodes;
using Guardrails.Core.Policies;

namespace Guardrails.Tests.Unit.Policies.Generated;

/// <summary>Where we and the judge differ, and AWS's documentation says that we are right. One that is over must leave the list.</summary>
public class JudgeDifferenceTests
{
    private static readonly IReadOnlyDictionary<string, JudgeDifference> Differences =
        CaseTable.Load<JudgeDifference>("tests", "Unit", "Policies", "Generated", "judge-differences.json");

    public static TheoryData<string> Sentences => [.. Differences.Keys];

    [Theory, MemberData(nameof(Sentences))]
    public void We_say_what_AWS_documents(string sentence) =>
        Differences[sentence].Case.Ours().ShouldBe(Differences[sentence].Documented);

    [Theory, MemberData(nameof(Sentences))]
    public void A_page_of_AWSs_documentation_settles_it(string sentence) =>
        Differences[sentence].Page.ShouldStartWith("https://docs.aws.amazon.com/");

    [Fact]
    public async Task The_judge_still_says_something_else()
    {
        var judged = await IamJudge.DecideAsync([.. Differences.Values.Select(difference => difference.Case.Judged())]);

        Differences.Zip(judged)
            .Where(pair => pair.Second != pair.First.Value.Judge.ToString() || pair.First.Value.Judge == pair.First.Value.Documented)
            .Select(pair => $"{pair.First.Key}: the judge says {pair.Second} now")
            .ShouldBeEmpty();
    }

    internal sealed record JudgeDifference(
        IReadOnlyDictionary<string, JsonNode> Context, Decision Documented, Decision Judge, string Page)
    {
        public JsonObject? Condition { get; init; }

        public string? NotResource { get; init; }

        public GeneratedCase Case
        {
            get
            {
                var statement = new JsonObject { ["Effect"] = "Deny", ["Action"] = "*", [NotResource is null ? "Resource" : "NotResource"] = NotResource ?? "*" };
                if (Condition is not null)
                    statement["Condition"] = Condition.DeepClone();
                var policy = GeneratedPolicy.Read(new JsonObject { ["Version"] = PolicyDocument.CurrentVersion, ["Statement"] = statement });
                return new(
                    [new([GeneratedPolicy.FullAwsAccess, policy])],
                    new("arn:aws:iam::444444444444:user/alice", new("iam:ListUsers", "*", ContextOf.Json(Context))));
            }
        }
    }
}
