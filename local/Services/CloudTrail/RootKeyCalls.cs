using System.Text.Json.Nodes;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.CloudTrail;

/// <summary>
/// Calls of a program that has an account's root key: CloudTrail logs them, and IAM remembers the last.
/// </summary>
internal static class RootKeyCalls
{
    /// <summary>Logs an allowed call in the home Region.</summary>
    /// <exception cref="ArgumentException">The root user has no key.</exception>
    public static void Log(
        World world, string accountId, string service, string name, IReadOnlyList<(string Name, string Value)> request)
    {
        if (world.Account(accountId).Root.AccessKeys is not [var key, ..])
            throw new ArgumentException($"The root user of {accountId} has no access key.", nameof(accountId));
        var region = world.KnownPartition.HomeRegion;
        key.LastUsed = new(world.Now, region, service);
        TrailEvent.Put(world, accountId, service, name, TrailEvent.ApiCall, new()
        {
            ["userIdentity"] = new JsonObject
            {
                ["type"] = "Root",
                ["principalId"] = accountId,
                ["arn"] = $"arn:{world.Partition}:iam::{accountId}:root",
                ["accountId"] = accountId,
                ["accessKeyId"] = key.Id,
            },
            ["sourceIPAddress"] = "198.51.100.23",
            ["userAgent"] = "aws-sdk-java/1.11.5 payments-batch",
            ["requestParameters"] = request.Count == 0
                ? null
                : new JsonObject(request.Select(one => KeyValuePair.Create(one.Name, (JsonNode?)one.Value))),
            ["responseElements"] = null,
            ["requestID"] = world.NextUuid("request"),
            ["readOnly"] = name.StartsWith("Describe", StringComparison.Ordinal)
                || name.StartsWith("Get", StringComparison.Ordinal)
                || name.StartsWith("List", StringComparison.Ordinal),
        });
    }
}
