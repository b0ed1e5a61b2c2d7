using System.Text.Json.Nodes;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Tests.Unit.Guardrails;

namespace Guardrails.Tests.Unit.Policies.Simulation;

/// <summary>Action, NotAction, Resource and NotResource: what a statement is about.</summary>
public class ElementTests
{
    internal static readonly IReadOnlyDictionary<string, ElementCase> Actions =
        CaseTable.Load<ElementCase>("tests", "Unit", "Policies", "Simulation", "action-cases.json");

    internal static readonly IReadOnlyDictionary<string, ElementCase> Resources =
        CaseTable.Load<ElementCase>("tests", "Unit", "Policies", "Simulation", "resource-cases.json");

    public static TheoryData<string> OfActions => [.. Actions.Keys];

    public static TheoryData<string> OfResources => [.. Resources.Keys];

    [Theory, MemberData(nameof(OfActions))]
    public void A_statement_is_about_actions(string sentence) => Decides(Actions[sentence]);

    [Theory, MemberData(nameof(OfResources))]
    public void A_statement_is_about_resources(string sentence) => Decides(Resources[sentence]);

    private static void Decides(ElementCase expected)
    {
        foreach (var effect in Enum.GetValues<Effect>())
        {
            var answer = PolicySimulator.Identity(
                [.. expected.Policies(effect).Select(policy => new NamedPolicy("P", policy))], expected.Request);

            answer.Decision.ShouldBe(expected.Expected(effect), answer.Explanation);
        }
    }

    internal sealed record ElementCase(string Of, bool? About)
    {
        public JsonNode? Action { get; init; }

        public JsonNode? NotAction { get; init; }

        public JsonNode? Resource { get; init; }

        public JsonNode? NotResource { get; init; }

        public string Version { get; init; } = PolicyDocument.CurrentVersion;

        public Dictionary<string, JsonNode> Context { get; init; } = [];

        public string[]? Missing { get; init; }

        public string? NotJudged { get; init; }

        public AccessRequest Request => IsOfAction
            ? new(Of, "*", ContextOf.Json(Context))
            : new(Action?.GetValue<string>() ?? "iam:GetUser", Of, ContextOf.Json(Context)) { Missing = Missing };

        private bool IsOfAction => Resource is null && NotResource is null;

        /// <summary>The statement under test; beside one that denies, one that allows everything.</summary>
        public IReadOnlyList<PolicyDocument> Policies(Effect effect)
        {
            var statement = new JsonObject { ["Effect"] = effect.ToString() };
            statement[NotAction is null ? "Action" : "NotAction"] = IsOfAction ? (NotAction ?? Action)!
                .DeepClone() : "*";
            statement[NotResource is null ? "Resource" : "NotResource"] = IsOfAction ? "*" : (NotResource ?? Resource)!
                .DeepClone();
            var policy = PolicyDocument.Parse(
                new JsonObject { ["Version"] = Version, ["Statement"] = statement }.ToJsonString());
            return effect == Effect.Allow ? [policy] : [GuardrailTests.FullAwsAccess, policy];
        }

        public Decision Expected(Effect effect) => (About, effect) switch
        {
            (null, _) => Decision.CannotTell,
            (true, Effect.Allow) or (false, Effect.Deny) => Decision.Allowed,
            (false, Effect.Allow) => Decision.ImplicitlyDenied,
            _ => Decision.ExplicitlyDenied,
        };
    }
}
