using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Tests.Unit.Planning;

/// <summary>Answers of policies to a question that need no organization.</summary>
internal static class Answers
{
    public static Answer Said(Decision decision) => new(decision, () => "");

    /// <summary>The answer of a statement that denies everything.</summary>
    public static Answer Denied(string policy, string statement) =>
        PolicySimulator.ServiceControl(
            [new PolicyLevel(
                "Root", [new NamedPolicy(
                    policy, new PolicyDocument(
                        [new PolicyStatement(Effect.Deny, Patterns.Any, Patterns.Any) { Sid = statement }]))])],
            new AccessRequest("iam:CreateAccessKey", "*", new Dictionary<string, IReadOnlyList<string>>()));

    /// <summary>An answer that depends on statements with these hashes.</summary>
    public static Answer Untold(params string[] hashes) => new(Decision.CannotTell, () => "")
    {
        UndecidedStatements = () => hashes.Select(hash => new UndecidedStatement(new("Root", "Net", hash), hash)),
    };
}
