using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Tests.Unit.Policies.Simulation;

public class TrustTests
{
    internal const string CallerArn = "arn:aws:iam::222222222222:role/GuardrailsRootPostureRule";
    internal const string SessionArn = "arn:aws:sts::222222222222:assumed-role/GuardrailsRootPostureRule/s";

    internal static readonly AccessRequest Request = new(
        "sts:AssumeRole",
        "arn:aws:iam::444444444444:role/GuardrailsRootPosture",
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["aws:PrincipalArn"] = [CallerArn],
            ["aws:PrincipalOrgID"] = ["o-exampleorg1"],
        });

    internal static readonly IReadOnlyDictionary<string, TrustCase> Cases =
        CaseTable.Load<TrustCase>("tests", "Unit", "Policies", "Simulation", "trust-cases.json");

    public static TheoryData<string> Sentences => [.. Cases.Keys];

    [Theory, MemberData(nameof(Sentences))]
    public void A_role_trusts_whom_its_policy_names(string sentence)
    {
        var trust = Cases[sentence];

        var answer = PolicySimulator.Trust(trust.Policy, trust.Caller, Request);

        answer.Decision.ShouldBe(trust.Expect, answer.Explanation);
    }

    [Fact]
    public void A_deny_of_the_account_outweighs_trust_in_the_role()
    {
        var policy = PolicyDocument.Parse("""
            {"Statement":[
              {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:role/GuardrailsRootPostureRule"},"Action":"sts:AssumeRole"},
              {"Sid":"NotYou","Effect":"Deny","Principal":{"AWS":"222222222222"},"Action":"sts:*"}]}
            """);

        var answer = PolicySimulator.Trust(policy, Cases["Everybody is trusted"].Caller, Request);

        answer.Decision.ShouldBe(Decision.ExplicitlyDenied);
        answer.Explanation.ShouldContain("NotYou");
    }

    [Theory]
    [InlineData(
        """{"Statement":{"Effect":"Allow","NotPrincipal":{"AWS":"333333333333"},"Action":"sts:AssumeRole"}}""",
        "NotPrincipal is not supported")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole"}}""", "there is no Principal")]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}}""",
        "there is a Resource")]
    public void What_does_not_belong_in_a_trust_policy_cannot_be_told(string policy, string reason)
    {
        var answer = PolicySimulator.Trust(PolicyDocument.Parse(policy), Cases["Everybody is trusted"].Caller, Request);

        answer.Decision.ShouldBe(Decision.CannotTell);
        answer.Explanation.ShouldContain(reason);
    }

    internal sealed record TrustCase(
        JsonNode Principal, Decision Expect, JsonObject? Condition = null, string? Service = null)
    {
        public PolicyDocument Policy
        {
            get
            {
                var statement = new JsonObject
                {
                    ["Effect"] = "Allow",
                    ["Principal"] = Principal.DeepClone(),
                    ["Action"] = "sts:AssumeRole",
                };
                if (Condition is not null)
                    statement["Condition"] = Condition.DeepClone();
                return PolicyDocument.Parse(
                    new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statement }.ToJsonString());
            }
        }

        public Caller Caller => Service is null
            ? Caller.Of(AccountId.Parse("222222222222"), CallerArn, SessionArn)
            : Caller.OfService(Service);
    }
}
