using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Services.Events;
using Guardrails.Local.Services.Sqs;
using AuthorizationDecisions = Guardrails.Local.Authorization.Decisions;

namespace Guardrails.Tests.Unit.Fixtures;

/// <summary>
/// An event's whole way: a rule in a member account, a bus and a queue in the delegated administrator account. One
/// thing at a time can be left out or changed.
/// </summary>
internal sealed class Forwarding : IAsyncDisposable
{
    public const string Member = "444444444444";
    public const string BusArn = "arn:aws:events:us-east-1:222222222222:event-bus/Activity";
    public const string QueueArn = "arn:aws:sqs:us-east-1:222222222222:Recheck";
    public const string FailedArn = "arn:aws:sqs:us-east-1:222222222222:Failed";
    public const string RuleArn = "arn:aws:events:us-east-1:222222222222:rule/Activity/Changed";

    public MovingClock Clock { get; } = new();

    public Site Site { get; }

    public World World => Site.World;

    public Forwarding(LocalOptions? options = null) => Site = new((options ?? new()) with { Time = Clock });

    public SqsQueue Queue => World.Of<SqsState>().Queues[QueueArn];

    public SqsQueue Failed => World.Of<SqsState>().Queues[FailedArn];

    private const string ItsArn = """{"Fn::GetAtt":["Bus","Arn"]}""";

    public static string Bus(string organization = "o-exampleorg1", string? resource = null) => $$"""
        "Bus":{"Type":"AWS::Events::EventBus","Properties":{"Name":"Activity"} },
        "BusPolicy":{"Type":"AWS::Events::EventBusPolicy","Properties":{"EventBusName":{"Ref":"Bus"},
          "StatementId":"Organization","Statement":{"Effect":"Allow","Principal":"*",
          "Action":"events:PutEvents","Resource":{{(resource is null ? ItsArn : $"\"{resource}\"")}},"Condition":{"StringEquals":{"aws:PrincipalOrgID":"{{organization}}"} } } } }
        """;

    public const string BusWithoutPolicy =
        """ "Bus":{"Type":"AWS::Events::EventBus","Properties":{"Name":"Activity"}} """;

    public static string Queues(
        string service = "events.amazonaws.com",
        string source = RuleArn,
        string queues = """{"Ref":"Recheck"},{"Ref":"Failed"}""") => $$"""
        "Failed":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"Failed","MessageRetentionPeriod":1209600,
          "SqsManagedSseEnabled":true} },
        "Recheck":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"Recheck","VisibilityTimeout":360,
          "SqsManagedSseEnabled":true,
          "RedrivePolicy":{"deadLetterTargetArn":{"Fn::GetAtt":["Failed","Arn"]},"maxReceiveCount":2} } },
        "QueuePolicy":{"Type":"AWS::SQS::QueuePolicy","Properties":{"Queues":[{{queues}}],
          "PolicyDocument":{"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"Service":"{{service}}"},"Action":"sqs:SendMessage",
            "Resource":"arn:aws:sqs:us-east-1:222222222222:*",
            "Condition":{"ArnEquals":{"aws:SourceArn":"{{source}}"} } },
          {"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*",
            "Condition":{"Bool":{"aws:SecureTransport":"false"} } }]} } }
        """;

    public static string ToQueue(string pattern = """{"source":[{"prefix":"aws."}]}""") => $$"""
        "Changed":{"Type":"AWS::Events::Rule","Properties":{"Name":"Changed","EventBusName":{"Ref":"Bus"},
          "EventPattern":{{pattern}},
          "Targets":[{"Id":"Queue","Arn":{"Fn::GetAtt":["Recheck","Arn"]},
            "DeadLetterConfig":{"Arn":{"Fn::GetAtt":["Failed","Arn"]} } }]} }
        """;

    public static string Role(
        string trusted = "events.amazonaws.com",
        string allowed = "events:PutEvents",
        string resource = BusArn) => $$"""
        "Role":{"Type":"AWS::IAM::Role","Properties":{"RoleName":"Forwarder",
          "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"Service":"{{trusted}}"},"Action":"sts:AssumeRole",
            "Condition":{"StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"} } } }]},
          "Policies":[{"PolicyName":"Put","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
            "Action":"{{allowed}}","Resource":"{{resource}}"}]} }]} }
        """;

    public static string ToBus(
        string pattern = """{"detail":{"userIdentity":{"type":["Root"]}}}""",
        string role = """{"Fn::GetAtt":["Role","Arn"]}""",
        string bus = BusArn) => $$"""
        "Root":{"Type":"AWS::Events::Rule","Properties":{"Name":"Root","EventPattern":{{pattern}},"State":"ENABLED",
          "Targets":[{"Id":"Bus","Arn":"{{bus}}","RoleArn":{{role}} }]} }
        """;

    /// <summary>The way, with what differs.</summary>
    public async Task DeployAsync(
        string? bus = null, string? queues = null, string? toQueue = null, string? role = null, string? toBus = null)
    {
        await Site.DeployAsync(Site.Delegated, bus ?? Bus(), queues ?? Queues(), toQueue ?? ToQueue());
        await Site.DeployAsync(Member, role ?? Role(), toBus ?? ToBus());
    }

    /// <summary>A root user's event on the default bus of an account, and all that follows.</summary>
    public Task<EventsDelivered> PutAsync(string account = Member, string identity = "Root")
    {
        EventTraffic.Put(World, EventsState.DefaultBus(World, account, "us-east-1"), Event(account, identity));
        return Pumps.RunAsync(World, TestContext.Current.CancellationToken);
    }

    public static JsonObject Event(string account = Member, string identity = "Root") => new()
    {
        ["version"] = "0",
        ["detail-type"] = "AWS API Call via CloudTrail",
        ["source"] = "aws.iam",
        ["account"] = account,
        ["region"] = "us-east-1",
        ["detail"] = new JsonObject
        {
            ["eventName"] = "CreateAccessKey",
            ["userIdentity"] = new JsonObject { ["type"] = identity },
        },
    };

    /// <summary>The one refusal that there is.</summary>
    public Refusal Refusal => World.Of<AuthorizationDecisions>().Refusals.ShouldHaveSingleItem();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
