using System.Text.Json.Nodes;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Tests.Unit.Policies.Simulation;

public class AuthorizationTests
{
    internal static readonly AuthorizationTable Table =
        CaseTable.Read<AuthorizationTable>("tests", "Unit", "Policies", "Simulation", "authorization-cases.json");

    public static TheoryData<string> Sentences => [.. Table.Cases.Keys];

    [Theory, MemberData(nameof(Sentences))]
    public void All_layers_together_decide(string sentence)
    {
        var expected = Table.Cases[sentence];

        var answer = PolicySimulator.Authorize(expected.Authorization(Table.Policies));

        answer.Decision.ShouldBe(expected.Expect, answer.Explanation);
        answer.Explanation.ShouldContain(expected.Because);
    }

    [Fact]
    public void A_statement_without_a_resource_cannot_be_told_outside_a_trust_policy()
    {
        var policy = PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Action":"*"}}""");

        PolicySimulator.Identity(
            [new("P", policy)], new("iam:GetUser", "*", new Dictionary<string, IReadOnlyList<string>>()))
            .Decision.ShouldBe(Decision.CannotTell);
    }

    internal sealed record AuthorizationTable(
        Dictionary<string, JsonNode> Policies, Dictionary<string, AuthorizationCase> Cases);

    internal sealed record AuthorizationCase(string Action, string Resource, Decision Expect)
    {
        public bool Root { get; init; }

        public string Principal { get; init; } = "arn:aws:iam::444444444444:role/Admin";

        public string[][] Path { get; init; } = [];

        public string[] Identity { get; init; } = [];

        public string[] Session { get; init; } = [];

        public string? Task { get; init; }

        public Dictionary<string, JsonNode> Context { get; init; } = [];

        public string Because { get; init; } = "";

        /// <summary>The trust policy of the role to be assumed, which only the judge asks.</summary>
        public string? Trust { get; init; }

        public string? NotJudged { get; init; }

        public string Caller => Root ? "arn:aws:iam::444444444444:root" : Principal;

        public Authorization Authorization(Dictionary<string, JsonNode> policies)
        {
            List<NamedPolicy> Named(IEnumerable<string> names) =>
                [.. names.Select(name => new NamedPolicy(name, PolicyDocument.Parse(policies[name].ToJsonString())))];

            return new(new AccessRequest(Action, Resource, RequestContext()))
            {
                RootUser = Root,
                ServiceControlPath =
                    [.. Path.Select((level, index) => new PolicyLevel($"level {index + 1}", Named(level)))],
                IdentityPolicies = Named(Identity),
                SessionPolicies = Named(Session),
                TaskPolicy = Task is null ? null : Named([Task]).Single(),
            };
        }

        public Dictionary<string, IReadOnlyList<string>> RequestContext() =>
            new(ContextOf.Json(Context)) { ["aws:PrincipalArn"] = [Caller] };
    }
}
