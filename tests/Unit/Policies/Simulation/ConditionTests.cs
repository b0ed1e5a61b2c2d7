using System.Text.Json.Nodes;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Tests.Unit.Policies.Simulation;

public class ConditionTests
{
    internal static readonly IReadOnlyDictionary<string, ConditionCase> Cases =
        CaseTable.Load<ConditionCase>("tests", "Unit", "Policies", "Simulation", "condition-cases.json");

    public static TheoryData<string> Sentences => [.. Cases.Keys];

    public static TheoryData<string> Told => [.. from row in Cases where row.Value.Holds is not null select row.Key];

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
        var policy = Cases[sentence].Policy;
        var deny = policy with { Statements = [policy.Statements[0] with { Effect = Effect.Deny }] };

        var answer = PolicySimulator.Identity(
            [new NamedPolicy("Allow", allow), new NamedPolicy("Deny", deny)], Cases[sentence].Request);

        answer.Decision.ShouldBe(Cases[sentence].Holds switch
        {
            true => Decision.ExplicitlyDenied,
            false => Decision.Allowed,
            null => Decision.CannotTell,
        });
    }

    [Theory, MemberData(nameof(Told))]
    public void What_is_told_without_knowing_a_key_is_true_of_its_value(string sentence)
    {
        var known = Cases[sentence].Request;
        foreach (var key in known.Context.Keys)
        {
            var unknowing = known with
            {
                Context = known.Context.Where(entry => entry.Key != key).ToDictionary(),
                Missing = known.Missing ?? [],
            };

            var answer = PolicySimulator.Identity([new NamedPolicy("P", Cases[sentence].Policy)], unknowing);

            answer.Decision.ShouldBeOneOf(Decision.CannotTell, Cases[sentence].Expected);
        }
    }

    internal sealed record ConditionCase(JsonObject Condition, Dictionary<string, JsonNode> Context, bool? Holds)
    {
        /// <summary>The version of the language; empty for a policy without one.</summary>
        public string Version { get; init; } = PolicyDocument.CurrentVersion;

        /// <summary>
        /// The keys that the request lacks for certain; null where it lacks every key that the context does not have.
        /// </summary>
        public string[]? Missing { get; init; }

        public PolicyDocument Policy => PolicyDocument.Parse(new JsonObject
        {
            ["Version"] = PolicyDocument.CurrentVersion,
            ["Statement"] = new JsonObject
            {
                ["Effect"] = "Allow",
                ["Action"] = "*",
                ["Resource"] = "*",
                ["Condition"] = Condition.DeepClone(),
            },
        }.ToJsonString()) with { Version = Version.Length == 0 ? null : Version };

        public AccessRequest Request => new("s3:ListAllMyBuckets", "*", ContextOf.Json(Context)) { Missing = Missing };

        public Decision Expected =>
            Holds switch { true => Decision.Allowed, false => Decision.ImplicitlyDenied, null => Decision.CannotTell };
    }
}
