using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.CloudTrail;

/// <summary>Events of what a root user changed in IAM, or tried to.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html and
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
/// </remarks>
internal sealed class RootCalls : ICallListener
{
    // CloudTrail never has secrets.
    private static readonly string[] Secrets = ["SecretAccessKey", "Password"];

    /// <summary>
    /// Logs a call. Calls that only read reach no rule that is merely enabled, so nothing here has them.
    /// </summary>
    public void Called(Call call, Operation operation, JsonObject input, JsonObject? answer, AwsError? error)
    {
        if (call.Caller is not RootUser root
            || operation.Service != "iam"
            || operation.Name.StartsWith("Get", StringComparison.Ordinal)
            || operation.Name.StartsWith("List", StringComparison.Ordinal))
        {
            return;
        }

        var members = new JsonObject
        {
            ["userIdentity"] = Identity(root),
            ["sourceIPAddress"] = "127.0.0.1",
            ["userAgent"] = "guardrails-local",
            ["requestParameters"] = input.Count == 0 ? null : Lower(input),
            ["responseElements"] = answer is { Count: > 0 } ? Lower(answer) : null,
            ["requestID"] = call.World.NextUuid("request"),
        };
        if (error is not null)
        {
            members["errorCode"] = error.Code;
            members["errorMessage"] = error.Message;
        }

        lock (call.World.Gate)
            TrailEvent.Put(call.World, root.AccountId, operation.Service, operation.Name, TrailEvent.ApiCall, members);
    }

    private static JsonObject Identity(RootUser root)
    {
        var identity = new JsonObject
        {
            ["type"] = "Root",
            ["principalId"] = root.AccountId,
            ["arn"] = root.Arn,
            ["accountId"] = root.AccountId,
            ["accessKeyId"] = "",
        };
        // The reference has the field; AWS's own sample of an AssumeRoot session's event lacks it.
        if (root.Task is not null)
            identity["sessionContext"] = new JsonObject { ["assumedRoot"] = "true" };
        return identity;
    }

    private static JsonNode? Lower(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map
            .Where(member => !Secrets.Contains(member.Key))
            .Select(member => KeyValuePair.Create(
                char.ToLowerInvariant(member.Key[0]) + member.Key[1..], Lower(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Lower)]),
        JsonValue value when value.TryGetValue<DateTimeOffset>(out var time) => TrailEvent.Inside(time),
        _ => node?.DeepClone(),
    };
}
