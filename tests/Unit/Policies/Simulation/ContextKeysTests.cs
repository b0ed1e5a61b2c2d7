using System.Text.Json.Nodes;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Tests.Unit.Policies.Simulation;

/// <summary>Facts of single condition keys, judged by AWS's own lists.</summary>
public class ContextKeysTests
{
    [Fact]
    public async Task No_key_that_AWS_lists_for_an_action_is_called_another_services()
    {
        var listed = await IamJudge.ForeignKeysAsync();

        listed.Count.ShouldBeGreaterThan(20);
        listed
            .SelectMany(action => action.Value.Select(key => (Action: action.Key, Key: key)))
            .Where(pair => ContextKeys.IsOfAnotherService(pair.Key, pair.Action))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ram:AllowsExternalPrincipals")]
    [InlineData("EC2:instancetype")]
    [InlineData("kms:ViaService")]
    [InlineData("s3:prefix")]
    [InlineData("sts:TaskPolicyArn")]
    public async Task A_services_own_key_is_missing_elsewhere_and_the_judge_ignores_it_there(string key)
    {
        ContextKeys.IsOfAnotherService(key, "iam:CreateAccessKey").ShouldBeTrue();
        (await JudgedAsync(key)).ShouldStartWith("Error: the judge ignores");
    }

    [Theory]
    [InlineData("ec2:RoleDelivery")]
    [InlineData("ec2:SourceInstanceArn")]
    [InlineData("glue:RoleAssumedBy")]
    [InlineData("glue:CredentialIssuingService")]
    [InlineData("lambda:SourceFunctionArn")]
    [InlineData("ssm:SourceInstanceArn")]
    [InlineData("identitystore:UserId")]
    [InlineData("iam:ResourceTag/team")]
    public async Task A_cross_service_key_is_not_and_the_judge_takes_it(string key)
    {
        ContextKeys.IsOfAnotherService(key, "iam:CreateAccessKey").ShouldBeFalse();
        (await JudgedAsync(key)).ShouldBe("Allowed");
    }

    [Theory]
    [InlineData("aws:SourceVpc")]
    [InlineData("EC2:sourceinstancearn")]
    [InlineData("IAM:PermissionsBoundary")]
    [InlineData("saml:aud")]
    [InlineData("accounts.google.com:aud")]
    public void A_key_that_the_request_may_have_is_not(string key) =>
        ContextKeys.IsOfAnotherService(key, "iam:CreateUser").ShouldBeFalse();

    private static async Task<string> JudgedAsync(string key)
    {
        var everything = JsonNode.Parse(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""")!;
        var answers = await IamJudge.DecideAsync(
        [
            new IamCase(
                "arn:aws:iam::444444444444:role/r", "iam:CreateAccessKey", "arn:aws:iam::444444444444:user/example")
            {
                Context = new Dictionary<string, IReadOnlyList<string>> { [key] = ["1"] },
                Path = [[everything]],
                Identity = [everything],
            },
        ]);
        return answers[0];
    }
}
