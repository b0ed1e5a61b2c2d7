using System.Text.Json.Nodes;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;
using Guardrails.Local.Services;
using Guardrails.Local.Services.Sns;
using Guardrails.Local.Wire;

namespace Guardrails.Tests.Unit.Fixtures;

/// <summary>An encrypted topic with two subscribers, and a role that publishes to it.</summary>
internal sealed class Alerting : IAsyncDisposable
{
    public const string TopicArn = "arn:aws:sns:us-east-1:222222222222:Alerts";
    public const string Night = "night@example.com";
    public const string Day = "day@example.com";

    public const string KeyForCloudWatch = """
        ,{"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},
          "Action":["kms:GenerateDataKey*","kms:Decrypt"],"Resource":"*"}
        """;

    public const string TopicForCloudWatch = """
        {"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},"Action":"sns:Publish",
          "Resource":"arn:aws:sns:us-east-1:222222222222:Alerts",
          "Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:cloudwatch:us-east-1:222222222222:alarm:*"} } },
        """;

    private readonly ServiceCatalog _services = AllServices.Create();

    public Alerting(LocalOptions? options = null) => Site = new((options ?? new()) with { Time = Clock });

    public MovingClock Clock { get; } = new();

    public Site Site { get; }

    public World World => Site.World;

    public IReadOnlyList<MailView> Mails => World.Of<SnsState>().Mails;

    public IReadOnlyList<TopicMessage> Published => World.Of<SnsState>().Published;

    public static string Topic(
        string key = "", string policy = "", string filter = """{"severity":["critical"]}""") => $$"""
        "Key":{"Type":"AWS::KMS::Key","Properties":{"KeyPolicy":{"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},"Action":"kms:*","Resource":"*"}
          {{key}}]} } },
        "Topic":{"Type":"AWS::SNS::Topic","Properties":{"TopicName":"Alerts","DisplayName":"Guardrails",
          "KmsMasterKeyId":{"Fn::GetAtt":["Key","Arn"]} } },
        "TopicPolicy":{"Type":"AWS::SNS::TopicPolicy","Properties":{"Topics":[{"Ref":"Topic"}],
          "PolicyDocument":{"Version":"2012-10-17","Statement":[{{policy}}
          {"Effect":"Deny","Principal":"*","Action":"sns:Publish","Resource":"{{TopicArn}}",
            "Condition":{"Bool":{"aws:SecureTransport":"false"} } }]} } },
        "Night":{"Type":"AWS::SNS::Subscription","Properties":{"TopicArn":{"Ref":"Topic"},"Protocol":"email",
          "Endpoint":"{{Night}}","FilterPolicy":{{filter}} } },
        "Day":{"Type":"AWS::SNS::Subscription","Properties":{"TopicArn":{"Ref":"Topic"},"Protocol":"email",
          "Endpoint":"{{Day}}" } }
        """;

    /// <summary>Both subscribers open their links.</summary>
    public void Confirm()
    {
        UnsubscribeLinks.Confirm(World, Night, authenticated: false).ShouldBe(1);
        UnsubscribeLinks.Confirm(World, Day, authenticated: false).ShouldBe(1);
    }

    /// <summary>A session of a role of an account that may do some things.</summary>
    public Principal Publisher(string account = Site.Delegated, params string[] allowed)
    {
        World.Account(account).Roles.Remove("Publisher");
        var role = World.NewRole(World.Account(account), "Publisher", "{}");
        role.InlinePolicies["Allowed"] = new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonObject
            {
                ["Effect"] = "Allow",
                ["Action"] = new JsonArray([.. allowed.Select(action => JsonValue.Create(action))]),
                ["Resource"] = "*",
            },
        }.ToJsonString();
        return new RoleSession(role, "test", []);
    }

    public Task<JsonObject> CallAsync(Principal caller, string operation, JsonObject input) =>
        _services.Operations.InvokeAsync(Call.By(World, caller, "us-east-1"), "sns", operation, input);

    /// <summary>Publishes with every right that it takes.</summary>
    public Task<JsonObject> PublishAsync(string? subject, string text, string? severity = null, Principal? by = null) =>
        CallAsync(
            by ?? Publisher(allowed: ["sns:Publish", "kms:GenerateDataKey*", "kms:Decrypt"]),
            "Publish",
            new()
            {
                ["TopicArn"] = TopicArn,
                ["Subject"] = subject,
                ["Message"] = text,
                ["MessageAttributes"] = severity is null ? null : new JsonObject
                {
                    ["severity"] = new JsonObject { ["DataType"] = "String", ["StringValue"] = severity },
                },
            });

    public Task<AwsError> RefusedAsync(string? subject, string text = "text", Principal? by = null) =>
        Should.ThrowAsync<AwsError>(() => PublishAsync(subject, text, by: by));

    public Task<EventsDelivered> PumpAsync() => Pumps.RunAsync(World, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
