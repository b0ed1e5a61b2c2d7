using System.Text.Json.Nodes;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Tests.Unit.Guardrails;

namespace Guardrails.Tests.Unit.Policies.Simulation.Generated;

/// <summary>
/// Where we and the judge differ, and AWS's documentation says that we are right. One that is over must leave the list.
/// </summary>
public class JudgeDifferenceTests
{
    private static readonly IReadOnlyDictionary<string, JudgeDifference> Differences =
        CaseTable.Load<JudgeDifference>(
            "tests", "Unit", "Policies", "Simulation", "Generated", "judge-differences.json");

    public static TheoryData<string> Sentences => [.. Differences.Keys];

    [Theory, MemberData(nameof(Sentences))]
    public void We_say_what_AWS_documents(string sentence)
    {
        var difference = Differences[sentence];
        foreach (var effect in Enum.GetValues<Effect>())
            difference.Ours(effect).ShouldBe(JudgeDifference.With(effect, difference.Documented), effect.ToString());
    }

    [Theory, MemberData(nameof(Sentences))]
    public void A_page_of_AWSs_documentation_settles_it(string sentence)
    {
        Differences[sentence].Page.ShouldStartWith("https://docs.aws.amazon.com/");
        Differences[sentence].Says.ShouldNotBeNullOrWhiteSpace();
        Differences[sentence].Judge.ShouldNotBe(Differences[sentence].Documented);
    }

    [Fact]
    public async Task The_judge_still_says_something_else()
    {
        var asked =
            (from row in Differences
             from effect in Enum.GetValues<Effect>()
             select (row.Key, row.Value, Effect: effect)).ToList();
        var judged = await IamJudge.DecideAsync([.. asked.Select(one => one.Value.Judged(one.Effect))]);

        asked.Zip(judged)
            .Where(pair => pair.Second != JudgeDifference.With(pair.First.Effect, pair.First.Value.Judge).ToString())
            .Select(pair => $"{pair.First.Key} ({pair.First.Effect}): the judge says {pair.Second} now")
            .ShouldBeEmpty();
    }

    internal sealed record JudgeDifference(
        IReadOnlyDictionary<string, JsonNode> Context, Decision Documented, Decision Judge, string Page, string Says)
    {
        private const string Principal = "arn:aws:iam::444444444444:user/alice";

        /// <summary>The request's action.</summary>
        public string Action { get; init; } = "iam:ListUsers";

        /// <summary>The request's resource.</summary>
        public string Of { get; init; } = "*";

        public JsonObject? Condition { get; init; }

        public string? Resource { get; init; }

        public string? NotResource { get; init; }

        /// <summary>
        /// The version of an identity policy, empty where it has none; null for a service control policy.
        /// </summary>
        public string? Version { get; init; }

        private AccessRequest Request => new(Action, Of, ContextOf.Json(Context));

        /// <summary>
        /// The answer about the statement with that effect, where this is the answer about it with Deny.
        /// </summary>
        public static Decision With(Effect effect, Decision denying) => (effect, denying) switch
        {
            (Effect.Deny, Decision.ExplicitlyDenied or Decision.Allowed) => denying,
            (Effect.Allow, Decision.ExplicitlyDenied) => Decision.Allowed,
            (Effect.Allow, Decision.Allowed) => Decision.ImplicitlyDenied,
            _ => throw new ArgumentOutOfRangeException(
                nameof(denying), denying, "A difference is between two certain answers."),
        };

        public Decision Ours(Effect effect)
        {
            var policies = Policies(effect)
                .Select((policy, index) => new NamedPolicy($"policy {index}", Parse(policy.ToJsonString())))
                .ToList();
            return Version is null
                ? PolicySimulator.ServiceControl([new PolicyLevel("level", policies)], Request).Decision
                : PolicySimulator.Identity(policies, Request).Decision;
        }

        public IamCase Judged(Effect effect)
        {
            var judged = new IamCase(Principal, Action, Of)
            {
                Context = Request.Context,
                ResourceAccount = Alphabet.Account,
            };
            return Version is null
                ? judged with { Path = [Policies(effect)] }
                : judged with { Identity = Policies(effect) };
        }

        private PolicyDocument Parse(string json) =>
            Version is null ? PolicyDocument.ParseServiceControl(json) : PolicyDocument.Parse(json);

        /// <summary>A statement that denies stands beside one that allows everything.</summary>
        private IReadOnlyList<JsonNode> Policies(Effect effect)
        {
            var statement = new JsonObject { ["Effect"] = effect.ToString(), ["Action"] = "*" };
            statement[NotResource is null ? "Resource" : "NotResource"] = NotResource ?? Resource ?? "*";
            if (Condition is not null)
                statement["Condition"] = Condition.DeepClone();
            var policy = new JsonObject { ["Statement"] = statement };
            if (Version != "")
                policy["Version"] = Version ?? PolicyDocument.CurrentVersion;
            return effect == Effect.Allow ? [policy] : [GuardrailTests.FullAwsAccess.Render(), policy];
        }
    }
}
