using System.Text.Json.Nodes;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Services.Kms;
using Guardrails.Local.Wire;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.Kms;

public sealed class KeyTests : IAsyncLifetime
{
    private const string Topic = "arn:aws:sns:us-east-1:222222222222:Alerts";
    private const string ByAccount = """
        {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},"Action":"kms:*","Resource":"*"}
        """;

    private const string ByName = """
        {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:role/Publisher"},
          "Action":["kms:GenerateDataKey*","kms:Decrypt"],"Resource":"*"}
        """;

    private const string ForCloudWatch = """
        {"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},
          "Action":["kms:GenerateDataKey*","kms:Decrypt"],"Resource":"*",
          "Condition":{"StringEquals":{"aws:SourceAccount":"222222222222"} } }
        """;

    private readonly Site _site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_policy_that_names_the_account_leaves_it_to_identity_policies()
    {
        await DeployAsync([ByAccount]);

        Use(Publisher("kms:*")).ShouldBeNull();
        Use(Publisher("sns:*"))!.Message.ShouldContain("no identity-based policy allows the kms:GenerateDataKey");
        Use(Publisher("kms:GenerateDataKey"))!.Message.ShouldContain(
            "no identity-based policy allows the kms:Decrypt action");
    }

    [Fact]
    public async Task A_policy_that_names_the_role_is_enough()
    {
        await DeployAsync([ByAccount, ByName]);

        Use(Publisher("sns:*")).ShouldBeNull();
        _site.World.Policies["p-deny"] = new("p-deny", "NoKeys")
        {
            Content = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"kms:*","Resource":"*"}]}""",
        };
        _site.World.Attach("p-deny", Site.Delegated);
        Use(Publisher("sns:*"))!.Message.ShouldContain("explicit deny in a service control policy");
    }

    [Fact]
    public async Task A_condition_on_the_service_or_on_what_is_encrypted_holds()
    {
        await DeployAsync([ByAccount, ByName.Replace(
            "\"Resource\":\"*\"",
            "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"kms:ViaService\":\"sns.us-east-1.amazonaws.com\","
            + "\"kms:EncryptionContext:aws:sns:topicArn\":\"" + Topic + "\"}}",
            StringComparison.Ordinal)]);

        Use(Publisher("sns:*")).ShouldBeNull();
        Use(Publisher("sns:*"), service: "dynamodb").ShouldNotBeNull();
        Use(Publisher("sns:*"), topic: Topic + "2").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_service_gets_in_by_the_policy_alone()
    {
        await DeployAsync([ByAccount]);
        Use(call: null, "cloudwatch.amazonaws.com")!.Message.ShouldContain(
            "cloudwatch.amazonaws.com is not authorized to perform: kms:GenerateDataKey");

        await DeployAsync([ByAccount, ForCloudWatch]);
        Use(call: null, "cloudwatch.amazonaws.com").ShouldBeNull();
        Use(call: null, "events.amazonaws.com").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("alias/alerts")]
    [InlineData("arn:aws:kms:us-east-1:222222222222:alias/alerts")]
    [InlineData("00000001-0000-4000-8000-000000000000")]
    [InlineData("arn:aws:kms:us-east-1:222222222222:key/00000001-0000-4000-8000-000000000000")]
    public async Task A_key_is_found_by_its_names(string key)
    {
        await DeployAsync([ByAccount]);

        Use(Publisher("kms:*"), key: key).ShouldBeNull();
    }

    [Fact]
    public void A_key_that_does_not_exist_is_told_apart() =>
        Use(Publisher("kms:*"), key: "alias/nobody")!.Code.ShouldBe(IKeys.NotFound);

    [Fact]
    public void A_key_of_AWS_lets_in_its_own_account_and_no_service()
    {
        Use(Publisher("sns:*"), key: "alias/aws/sns").ShouldBeNull();
        Use(call: null, "cloudwatch.amazonaws.com", key: "alias/aws/sns").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_policy_that_locks_everybody_out_is_refused() =>
        (await _site.FailAsync(Site.Delegated, Key([ByName]))).ShouldContain(
            "The new key policy will not allow you to update the key policy in the future");

    [Theory]
    [InlineData("\"PendingWindowInDays\":6", "PendingWindowInDays is 6, not 7 to 30")]
    [InlineData("\"KeySpec\":\"RSA_2048\"", "property KeySpec is not supported here")]
    public async Task A_key_that_cannot_be_is_refused(string property, string problem) =>
        (await _site.FailAsync(Site.Delegated, Key([ByAccount], property))).ShouldContain(problem);

    [Fact]
    public async Task What_the_template_says_is_kept()
    {
        await DeployAsync([ByAccount]);

        var key = _site.World.Of<KmsState>().Keys.Values.ShouldHaveSingleItem();

        (key.Description, key.Rotates).ShouldBe(("Alerts", true));
    }

    private static string Key(string[] statements, string more = "\"EnableKeyRotation\":true") => $$"""
        "Key":{"Type":"AWS::KMS::Key","DeletionPolicy":"Retain","Properties":{"Description":"Alerts",{{more}},
          "KeyPolicy":{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]} } }
        """;

    private Task<DeployedStack> DeployAsync(string[] statements) =>
        _site.DeployAsync(Site.Delegated, Key(statements), """
        "Alias":{"Type":"AWS::KMS::Alias","Properties":{"AliasName":"alias/alerts","TargetKeyId":{"Ref":"Key"} } }
        """);

    /// <summary>A session of a role that may do one thing.</summary>
    private Call Publisher(string allowed)
    {
        var account = _site.World.Account(Site.Delegated);
        account.Roles.Remove("Publisher");
        var role = _site.World.NewRole(account, "Publisher", "{}");
        role.InlinePolicies["Allowed"] = new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonObject { ["Effect"] = "Allow", ["Action"] = allowed, ["Resource"] = "*" },
        }.ToJsonString();
        return Call.By(_site.World, new RoleSession(role, "test", []), "us-east-1");
    }

    private AwsError? Use(Call? call, string service = "sns", string key = "alias/alerts", string topic = Topic)
    {
        try
        {
            _site.World.The<IKeys>().Demand(
                new EncryptionUse(key, Topic, "kms:GenerateDataKey", "kms:Decrypt")
                {
                    Call = call,
                    Service = service,
                    EncryptionContext = new Dictionary<string, string> { ["aws:sns:topicArn"] = topic },
                    Source = new Dictionary<string, IReadOnlyList<string>>
                    {
                        ["aws:SourceAccount"] = [Site.Delegated],
                    },
                });
            return null;
        }
        catch (AwsError error)
        {
            return error;
        }
    }
}
