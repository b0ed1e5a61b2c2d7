using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.CloudTrail;

/// <summary>
/// Events of the calls that somebody could want to hear of: all of a root user's, and everybody's changes.
/// </summary>
/// <remarks>
/// What others read is not logged here: no rule of the product's hears it. Data calls (items, messages, invocations)
/// are in no trail unless somebody asks for them. Sources:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html and
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
/// </remarks>
internal sealed class LoggedCalls : ICallListener
{
    private static readonly string[] Reading = ["Get", "List", "Describe", "Select", "Lookup", "AssumeRole"];

    private static readonly HashSet<string> WithDataCallsOnly = ["dynamodb", "sqs", "sns"];

    // CloudTrail never has secrets.
    private static readonly string[] Secrets = ["SecretAccessKey", "SessionToken", "Password"];

    /// <summary>Logs a call.</summary>
    public void Called(Call call, Operation operation, JsonObject input, JsonObject? answer, AwsError? error)
    {
        var reads = Reading.Any(verb => operation.Name.StartsWith(verb, StringComparison.Ordinal));
        if (IsDataCall(operation) || IdentityOf(call) is not { } identity || (reads && call.Caller is not RootUser))
            return;

        var members = new JsonObject
        {
            ["userIdentity"] = identity,
            ["sourceIPAddress"] = "127.0.0.1",
            ["userAgent"] = "guardrails-local",
            ["requestParameters"] = input.Count == 0 ? null : Lower(input),
            ["responseElements"] = answer is { Count: > 0 } && !reads ? Lower(answer) : null,
            ["requestID"] = call.World.NextUuid("request"),
            ["readOnly"] = reads,
        };
        if (error is not null)
        {
            members["errorCode"] = error.Code;
            members["errorMessage"] = error.Message;
        }

        lock (call.World.Gate)
        {
            TrailEvent.Put(
                call.World, call.Caller.AccountId, operation.Service, operation.Name, TrailEvent.ApiCall, members,
                operation.Service == "sts" ? call.Region : null);
        }
    }

    private static bool IsDataCall(Operation operation) =>
        operation is { Service: "s3", Name: "PutObject" or "GetObject" }
            or { Service: "lambda", Name: "Invoke" } or { Service: "events", Name: "PutEvents" }
        || (WithDataCallsOnly.Contains(operation.Service)
            && !operation.Name.Contains("Table", StringComparison.Ordinal)
            && !operation.Name.Contains("Queue", StringComparison.Ordinal)
            && !operation.Name.Contains("Topic", StringComparison.Ordinal)
            && !operation.Name.Contains("ResourcePolicy", StringComparison.Ordinal)
            && operation.Name != "Subscribe");

    private static JsonObject? IdentityOf(Call call) => call.Caller switch
    {
        RootUser root => Identity(root, call),
        RoleSession session => Identity(session, call),
        _ => null,
    };

    private static JsonObject Identity(RootUser root, Call call)
    {
        var identity = new JsonObject
        {
            ["type"] = "Root",
            ["principalId"] = root.AccountId,
            ["arn"] = root.Arn,
            ["accountId"] = root.AccountId,
            ["accessKeyId"] = call.AccessKeyId ?? "",
        };
        // The reference has the field; AWS's own sample of an AssumeRoot session's event lacks it.
        if (root.Task is not null)
            identity["sessionContext"] = new JsonObject { ["assumedRoot"] = "true" };
        return identity;
    }

    private static JsonObject Identity(RoleSession session, Call call) => new()
    {
        ["type"] = "AssumedRole",
        ["principalId"] = session.UserId,
        ["arn"] = session.Arn,
        ["accountId"] = session.AccountId,
        ["accessKeyId"] = call.AccessKeyId ?? "",
        ["sessionContext"] = new JsonObject
        {
            ["sessionIssuer"] = new JsonObject
            {
                ["type"] = "Role",
                ["principalId"] = session.Role.Id,
                ["arn"] = session.Role.Arn,
                ["accountId"] = session.AccountId,
                ["userName"] = session.Role.Name,
            },
        },
    };

    private static JsonNode? Lower(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map
            .Where(member => !Secrets.Contains(member.Key))
            .Select(member => KeyValuePair.Create(
                char.ToLowerInvariant(member.Key[0]) + member.Key[1..], Lower(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Lower)]),
        JsonValue value when value.TryGetValue<DateTimeOffset>(out var time) => TrailEvent.Inside(time),
        JsonValue value when value.TryGetValue<byte[]>(out _) => null,
        _ => node?.DeepClone(),
    };
}
