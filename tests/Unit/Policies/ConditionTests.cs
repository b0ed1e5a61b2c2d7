using System.Text.Json.Nodes;
using Guardrails.Core.Policies;

namespace Guardrails.Tests.Unit.Policies;

public class ConditionTests
{
    internal static readonly IReadOnlyDictionary<string, ConditionCase> Cases =
        CaseTable.Load<ConditionCase>("tests", "Unit", "Policies", "condition-cases.json");

    public static TheoryData<string> Sentences => [.. Cases.Keys];

    [Theory, MemberData(nameof(Sentences))]
    public void A_condition_holds_as_AWS_documents_it(string sentence)
    {
        var answer = PolicySimulator.Identity([new NamedPolicy("P", Cases[sentence].Policy)], Cases[sentence].Request);

        answer.Decision.ShouldBe(Cases[sentence].Expected, answer.Explanation);
    }

    [Theory, MemberData(nameof(Sentences))]
    public void A_deny_with_that_condition_never_ends_in_allowed_unless_it_certainly_does_not_hold(string sentence)
    {
        var allow = new PolicyDocument([new PolicyStatement(Effect.Allow, Patterns.Any, Patterns.Any)]);
        var deny = new PolicyDocument([Cases[sentence].Policy.Statements[0] with { Effect = Effect.Deny }]);

        var answer = PolicySimulator.Identity([new NamedPolicy("Allow", allow), new NamedPolicy("Deny", deny)], Cases[sentence].Request);

        answer.Decision.ShouldBe(Cases[sentence].Holds switch { true => Decision.ExplicitlyDenied, false => Decision.Allowed, null => Decision.CannotTell });
    }

    internal sealed record ConditionCase(JsonObject Condition, Dictionary<string, JsonNode> Context, bool? Holds, string? NotJudged = null)
    {
        public PolicyDocument Policy => PolicyDocument.Parse(new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonObject { ["Effect"] = "Allow", ["Action"] = "*", ["Resource"] = "*", ["Condition"] = Condition.DeepClone() },
        }.ToJsonString());

        public AccessRequest Request => new("s3:ListAllMyBuckets", "*", ContextOf.Json(Context));

        public Decision Expected => Holds switch { true => Decision.Allowed, false => Decision.ImplicitlyDenied, null => Decision.CannotTell };
    }
}
