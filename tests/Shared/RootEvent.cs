using System.Text.Json.Nodes;

namespace Guardrails.Tests;

/// <summary>An event of account 444444444444's root user, with parts replaced.</summary>
public static class RootEvent
{
    public static string With(JsonNode? changes = null, JsonNode? detailChanges = null)
    {
        var detail = new JsonObject
        {
            ["eventVersion"] = "1.11",
            ["userIdentity"] = new JsonObject
            {
                ["type"] = "Root",
                ["principalId"] = "444444444444",
                ["arn"] = "arn:aws:iam::444444444444:root",
                ["accountId"] = "444444444444",
                ["accessKeyId"] = "EXAMPLE4XX3IEV4PFQTH",
            },
            ["eventTime"] = "2026-11-23T09:00:00Z",
            ["eventSource"] = "iam.amazonaws.com",
            ["eventName"] = "CreateAccessKey",
            ["awsRegion"] = "us-east-1",
            ["readOnly"] = false,
            ["eventType"] = "AwsApiCall",
            ["recipientAccountId"] = "444444444444",
        };
        Replace(detail, detailChanges);

        var outer = new JsonObject
        {
            ["version"] = "0",
            ["id"] = "7bf73129-1428-4cd3-a780-95db273d1602",
            ["detail-type"] = "AWS API Call via CloudTrail",
            ["source"] = "aws.iam",
            ["account"] = "444444444444",
            ["time"] = "2026-11-23T09:00:00Z",
            ["region"] = "us-east-1",
            ["resources"] = new JsonArray(),
            ["detail"] = detail,
        };
        Replace(outer, changes);
        return outer.ToJsonString();
    }

    private static void Replace(JsonObject target, JsonNode? changes)
    {
        foreach (var (name, value) in changes?.AsObject() ?? [])
        {
            if (value is null)
                target.Remove(name);
            else
                target[name] = value.DeepClone();
        }
    }
}
