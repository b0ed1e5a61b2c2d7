using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Wire;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.Sts;

public sealed class AssumeRoleTests
{
    private const string Member = "arn:aws:iam::444444444444:role/Posture";

    private const string ServiceTrust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private const string MayAssume =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::*:role/Posture","Condition":{"StringEqualsIfExists":{"aws:ResourceOrgID":"o-exampleorg1"}}}]}""";

    private readonly LocalWorld _aws = new();

    private static string Trust(
        string principal = "arn:aws:iam::222222222222:root",
        string arn = "arn:aws:iam::222222222222:role/Evaluator",
        string organization = "o-exampleorg1") =>
        $$"""
        {
          "Version": "2012-10-17",
          "Statement": [{
            "Effect": "Allow", "Principal": { "AWS": "{{principal}}" }, "Action": "sts:AssumeRole",
            "Condition": { "ArnEquals": { "aws:PrincipalArn": "{{arn}}" }, "StringEquals": { "aws:PrincipalOrgID": "{{organization}}" } }
          }]
        }
        """;

    private static JsonObject Ask(string role = Member) =>
        new() { ["RoleArn"] = role, ["RoleSessionName"] = "posture" };

    private async Task<RoleSession> EvaluatorAsync(string name = "Evaluator", string? policy = MayAssume) =>
        _aws.SessionOf(await _aws.RoleAsync(LocalWorld.Security, name, ServiceTrust, policy));

    [Fact]
    public async Task A_trusted_and_permitted_role_gets_a_session_in_the_member_account()
    {
        await _aws.RoleAsync(LocalWorld.Payments, "Posture", Trust());

        var answer = await _aws.CallAsync(await EvaluatorAsync(), "sts", "AssumeRole", Ask());

        answer["AssumedRoleUser"]!["Arn"]!.GetValue<string>()
            .ShouldBe("arn:aws:sts::444444444444:assumed-role/Posture/posture");
        var key = answer["Credentials"]!["AccessKeyId"]!.GetValue<string>();
        _aws.World.Of<Sessions>().Find(_aws.World, key)!.Principal.AccountId.ShouldBe(LocalWorld.Payments);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_access_denied() =>
        (await _aws.RefusalAsync(await EvaluatorAsync(), "sts", "AssumeRole", Ask())).Message.ShouldEndWith(
            "because the role does not exist");

    [Theory]
    [InlineData("arn:aws:iam::333333333333:root", "arn:aws:iam::222222222222:role/Evaluator", "o-exampleorg1")]
    [InlineData("arn:aws:iam::222222222222:root", "arn:aws:iam::222222222222:role/Other", "o-exampleorg1")]
    [InlineData("arn:aws:iam::222222222222:root", "arn:aws:iam::222222222222:role/Evaluator", "o-anotherorg1")]
    public async Task One_wrong_word_in_the_trust_policy_is_access_denied(
        string principal, string arn, string organization)
    {
        await _aws.RoleAsync(LocalWorld.Payments, "Posture", Trust(principal, arn, organization));

        var error = await _aws.RefusalAsync(await EvaluatorAsync(), "sts", "AssumeRole", Ask());

        error.Code.ShouldBe("AccessDenied");
        error.Message.ShouldContain("because the role's trust policy does not allow the sts:AssumeRole action");
    }

    [Fact]
    public async Task Trust_alone_is_not_enough_the_caller_needs_the_permission()
    {
        await _aws.RoleAsync(LocalWorld.Payments, "Posture", Trust());

        var error = await _aws.RefusalAsync(await EvaluatorAsync(policy: null), "sts", "AssumeRole", Ask());

        error.Message.ShouldEndWith("because no identity-based policy allows the sts:AssumeRole action");
    }

    [Fact]
    public async Task The_callers_own_service_control_policies_apply()
    {
        await _aws.RoleAsync(LocalWorld.Payments, "Posture", Trust());
        var evaluator = await EvaluatorAsync();
        await _aws.AttachAsync(
            "NoAssume",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sts:AssumeRole","Resource":"*"}]}""",
            LocalWorld.Security);

        (await _aws.RefusalAsync(evaluator, "sts", "AssumeRole", Ask())).Message.ShouldEndWith(
            "service control policy: NoAssume");
    }

    [Fact]
    public async Task A_role_in_a_suspended_account_cannot_be_assumed()
    {
        _aws.World.NewRole(_aws.World.Account(LocalWorld.Suspended), "Posture", Trust());

        var error = await _aws.RefusalAsync(
            await EvaluatorAsync(), "sts", "AssumeRole", Ask("arn:aws:iam::567890123456:role/Posture"));

        error.Message.ShouldEndWith("because account 567890123456 is SUSPENDED");
    }

    [Fact]
    public async Task An_external_id_must_be_the_one_that_the_trust_policy_wants()
    {
        await _aws.RoleAsync(LocalWorld.Payments, "Posture",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"secret"}}}]}""");
        var evaluator = await EvaluatorAsync();

        await _aws.RefusalAsync(evaluator, "sts", "AssumeRole", Ask());
        var ask = Ask();
        ask["ExternalId"] = "secret";
        await _aws.CallAsync(evaluator, "sts", "AssumeRole", ask);
    }

    [Fact]
    public async Task Nobody_assumes_a_role_as_root()
    {
        await _aws.RoleAsync(LocalWorld.Payments, "Posture", Trust());

        (await _aws.RefusalAsync(_aws.RootOf(LocalWorld.Security), "sts", "AssumeRole", Ask())).Message.ShouldEndWith(
            "because roles may not be assumed by root accounts");
    }

    [Fact]
    public async Task A_role_principal_that_does_not_exist_makes_the_trust_policy_malformed()
    {
        var error = await Should.ThrowAsync<AwsError>(() => _aws.RoleAsync(LocalWorld.Payments, "Posture", Trust(
            principal: "arn:aws:iam::222222222222:role/Nobody")));

        error.Code.ShouldBe("MalformedPolicyDocument");
        error.Message.ShouldBe("Invalid principal in policy: \"AWS\":\"arn:aws:iam::222222222222:role/Nobody\"");
    }

    [Fact]
    public async Task A_service_assumes_only_roles_that_trust_it()
    {
        var role = await _aws.RoleAsync(LocalWorld.Security, "Evaluator", ServiceTrust);

        RoleAssumption.ByService(
            _aws.World, role, "lambda.amazonaws.com", "function", new Dictionary<string, IReadOnlyList<string>>())
            .Principal.AccountId.ShouldBe(LocalWorld.Security);
        Should.Throw<AwsError>(() => RoleAssumption.ByService(
            _aws.World, role, "config.amazonaws.com", "rule", new Dictionary<string, IReadOnlyList<string>>()));
    }

    [Fact]
    public async Task A_role_policy_that_is_taken_away_stops_to_count_for_running_sessions()
    {
        await _aws.RoleAsync(LocalWorld.Payments, "Posture", Trust());
        var evaluator = await EvaluatorAsync();
        await _aws.CallAsync(evaluator, "sts", "AssumeRole", Ask());

        await _aws.CallAsync(
            _aws.AdministratorOf(LocalWorld.Security),
            "iam",
            "DeleteRolePolicy",
            new() { ["RoleName"] = "Evaluator", ["PolicyName"] = "inline" });

        await _aws.RefusalAsync(evaluator, "sts", "AssumeRole", Ask());
    }
}
