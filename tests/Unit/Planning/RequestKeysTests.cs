using Guardrails.Core.Guardrails;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Tests.Unit.Fixtures;
using static Guardrails.Tests.Unit.Planning.Plans;

namespace Guardrails.Tests.Unit.Planning;

/// <summary>The condition keys that a principal, a service or a resource cannot have are told.</summary>
public sealed class RequestKeysTests
{
    private static readonly IReadOnlyList<Question> Asked =
        [.. PlanQuestions.All.Where(question => question.Actor is not Actor.ServiceLinkedRole)];

    [Theory]
    [InlineData("""{"NumericLessThan":{"ec2:RoleDelivery":"2.0"}}""")]
    [InlineData("""{"Null":{"ec2:SourceInstanceARN":"false"},"NotIpAddressIfExists":{"aws:SourceIp":"10.0.0.0/8"}}""")]
    [InlineData("""{"Null":{"lambda:SourceFunctionArn":"false"}}""")]
    [InlineData("""{"ArnLike":{"aws:ChatbotSourceArn":"arn:aws:chatbot::*:chat-configuration/*"}}""")]
    [InlineData("""{"StringEquals":{"glue:CredentialIssuingService":"glue.amazonaws.com"}}""")]
    [InlineData("""{"StringEquals":{"glue:roleassumedby":"glue.amazonaws.com"}}""")]
    [InlineData("""{"ArnLike":{"codebuild:BuildArn":"*"}}""")]
    [InlineData("""{"ArnLike":{"codebuild:ProjectArn":"*"}}""")]
    [InlineData("""{"Null":{"ssm:SourceInstanceArn":"false"}}""")]
    [InlineData("""{"StringLike":{"identitystore:UserId":"*-*"}}""")]
    [InlineData("""{"StringLike":{"aws:Ec2InstanceSourceVpc":"vpc-*"}}""")]
    [InlineData("""{"IpAddress":{"aws:Ec2InstanceSourcePrivateIPv4":"10.0.0.0/8"}}""")]
    [InlineData("""{"StringEquals":{"saml:sub":"somebody"}}""")]
    [InlineData("""{"StringEquals":{"token.actions.githubusercontent.com:sub":"repo:a/b"}}""")]
    public void A_key_that_only_a_role_session_can_have_is_told_of_root_and_not_of_a_role(string condition)
    {
        var answers = Answers("*", condition);

        foreach (var question in Asked)
        {
            var expected = question.Actor is Actor.Administrator ? Decision.CannotTell : Decision.Allowed;
            answers[question.Name].ShouldBe(expected, question.Name);
        }
    }

    [Theory]
    [InlineData("""{"Bool":{"aws:ViaAWSMCPService":"true"}}""", Decision.Allowed)]
    [InlineData("""{"BoolIfExists":{"aws:ViaAWSMCPService":"false"}}""", Decision.ExplicitlyDenied)]
    [InlineData("""{"Bool":{"aws:ViaAWSMCPService":"false"}}""", Decision.CannotTell)]
    [InlineData("""{"Null":{"aws:ViaAWSMCPService":"true"}}""", Decision.CannotTell)]
    [InlineData("""{"StringEquals":{"aws:CalledViaAWSMCP":"aws-mcp.amazonaws.com"}}""", Decision.Allowed)]
    [InlineData("""{"Null":{"aws:CalledViaAWSMCP":"true"}}""", Decision.ExplicitlyDenied)]
    public void A_direct_call_comes_through_no_MCP_server(string condition, Decision expected) =>
        Answers("*", condition).Where(answer => answer.Key != "serviceLinkedRoleWorks")
            .ShouldAllBe(answer => answer.Value == expected);

    [Theory]
    [InlineData("""{"Bool":{"ram:AllowsExternalPrincipals":"true"}}""", Decision.Allowed)]
    [InlineData("""{"StringLike":{"ec2:InstanceType":"p4*"}}""", Decision.Allowed)]
    [InlineData("""{"StringNotEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}""", Decision.ExplicitlyDenied)]
    public void A_key_of_another_service_is_missing_from_a_request(string condition, Decision expected) =>
        Answers("*", condition).Where(answer => answer.Key != "serviceLinkedRoleWorks")
            .ShouldAllBe(answer => answer.Value == expected);

    [Theory]
    [InlineData("""{"StringLike":{"iam:PolicyARN":"arn:*"}}""")]
    [InlineData("""{"StringLike":{"iam:AWSServiceName":"*.com"}}""")]
    public void A_key_of_the_same_service_is_not_told(string condition) =>
        Answers("iam:*", condition)["rootCreatesKey"].ShouldBe(Decision.CannotTell);

    [Theory]
    [InlineData("iam:*", """{"StringEquals":{"iam:ResourceTag/protected":"true"}}""")]
    [InlineData("*", """{"StringEquals":{"aws:ResourceTag/protected":"true"}}""")]
    [InlineData("*", """{"StringEquals":{"AWS:resourcetag/Protected":"true"}}""")]
    public void Tags_are_told_where_nothing_can_be_tagged(string actions, string condition)
    {
        var answers = Answers(actions, condition);

        answers.Where(answer => answer.Value is Decision.CannotTell)
            .Select(answer => answer.Key)
            .ShouldBe(["administratorCreatesUserKey", "administratorChangesMemberRole"], ignoreOrder: true);
        answers.Values.ShouldNotContain(Decision.ExplicitlyDenied);
    }

    [Theory]
    [InlineData("${AWS::AccountId}")]
    [InlineData("${AWS::Partition}")]
    [InlineData("${aws:NoSuchKey}")]
    [InlineData("${env:STAGE}")]
    [InlineData("${aws:PrincipalTag/}")]
    [InlineData("${AccountId}")]
    public void A_variable_that_is_no_condition_key_makes_the_statement_undecided_and_is_named(string variable)
    {
        var plan = Planned(
            "iam:PutRolePolicy",
            $$$"""{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::{{{variable}}}:role/Deployer"}}""");

        var answer = Of(Account(plan, OrganizationSnapshots.Production), "administratorChangesMemberRole");

        answer.After.ShouldBe(Decision.CannotTell);
        answer.Because.ShouldNotBeNull().ShouldContain(variable);
    }

    [Fact]
    public void A_variable_that_is_a_condition_key_is_replaced() =>
        Answers(
            "iam:PutRolePolicy",
            """{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::${aws:PrincipalAccount}:role/Deployer"}}""")
            ["administratorChangesMemberRole"].ShouldBe(Decision.ExplicitlyDenied);

    private static Dictionary<string, Decision> Answers(string actions, string condition) =>
        Account(Planned(actions, condition), OrganizationSnapshots.Production).Answers
            .ToDictionary(answer => answer.Question.Name, answer => answer.After);

    // The delegated administrator, which opens root sessions, is not in the unit.
    private static OrganizationPlan Planned(string actions, string condition) =>
        Plan(
            With(),
            OrganizationSnapshots.With(OrganizationSnapshots.Policy(
                "Theirs",
                $$"""{"Effect":"Deny","Action":"{{actions}}","Resource":"*","Condition":{{condition}}}""",
                OrganizationSnapshots.WorkloadsUnit)));
}
