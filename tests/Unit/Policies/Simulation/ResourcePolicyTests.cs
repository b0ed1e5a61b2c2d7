using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Tests.Unit.Policies.Simulation;

public class ResourcePolicyTests
{
    // The request of the trust tests: its resource is arn:aws:iam::444444444444:role/GuardrailsRootPosture.
    [Theory]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}""", Decision.Allowed)]
    [InlineData(
        """{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"sts:AssumeRole","Resource":"arn:aws:iam::444444444444:role/*"}""",
        Decision.Allowed)]
    [InlineData(
        """{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"arn:aws:iam::444444444444:role/Other"}""",
        Decision.ImplicitlyDenied)]
    [InlineData(
        """{"Effect":"Allow","Principal":{"AWS":"333333333333"},"Action":"sts:AssumeRole","Resource":"*"}""",
        Decision.ImplicitlyDenied)]
    [InlineData(
        """{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-other"}}}""",
        Decision.ImplicitlyDenied)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"sts:*","Resource":"*"}""", Decision.ExplicitlyDenied)]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}""", Decision.CannotTell)]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}""", Decision.CannotTell)]
    public void A_resource_lets_in_whom_its_policy_names_for_what_it_names(string statement, Decision expected)
    {
        var answer = PolicySimulator.Resource(
            PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}"""),
            TrustTests.Cases["Everybody is trusted"].Caller,
            TrustTests.Request);

        answer.Decision.ShouldBe(expected, answer.Explanation);
    }
}
