using System.Text.Json.Nodes;
using Guardrails.Core.Activity;

namespace Guardrails.Tests.Unit.Usage.Replacement;

/// <summary>One call in a table of cases.</summary>
/// <param name="Source">Its event source, without <c>.amazonaws.com</c>.</param>
/// <param name="Name">Its event name.</param>
public sealed record CallCase(string Source, string Name)
{
    public const string Account = "111122223333";

    /// <summary>AWS's page that prints it, where it is one of AWS's samples.</summary>
    public string? Page { get; init; }

    public string Region { get; init; } = "eu-central-1";

    public JsonObject? Request { get; init; }

    /// <summary>The ARNs that the event lists.</summary>
    public string[] Resources { get; init; } = [];

    public string Type { get; init; } = "AwsApiCall";

    public string? Error { get; init; }

    public string? Agent { get; init; }

    public string? Address { get; init; }

    public string? InvokedBy { get; init; }

    public string? VpcEndpoint { get; init; }

    /// <summary>
    /// The expected answer: actions with their resources, such as <c>s3:GetObject on arn:aws:s3:::a/b</c>, or another.
    /// </summary>
    public string[] Needs { get; init; } = [];

    public string Id { get; init; } = "11111111-1111-1111-1111-111111111111";

    public string Time { get; init; } = "2026-11-01T09:00:00Z";

    /// <summary>The role whose session called; null for the root user.</summary>
    public string? Role { get; init; }

    public RootActivity Activity()
    {
        var root = $"arn:{Partition}:iam::{Account}:root";
        var identity = Role is null
            ? new JsonObject { ["type"] = "Root", ["arn"] = root, ["accessKeyId"] = "AKIAIOSFODNN7EXAMPLE" }
            : new JsonObject
            {
                ["type"] = "AssumedRole",
                ["sessionContext"] = new JsonObject
                {
                    ["sessionIssuer"] = new JsonObject { ["type"] = "Role", ["arn"] = Role },
                },
            };
        identity["accountId"] = Account;
        if (InvokedBy is not null)
            identity["invokedBy"] = InvokedBy;
        var record = new JsonObject
        {
            ["userIdentity"] = identity,
            ["eventTime"] = Time,
            ["eventSource"] = $"{Source}.amazonaws.com",
            ["eventName"] = Name,
            ["awsRegion"] = Region,
            ["sourceIPAddress"] = Address ?? "192.0.2.1",
            ["userAgent"] = Agent ?? "aws-cli/2.32.0",
            ["requestParameters"] = Request?.DeepClone(),
            ["eventID"] = Id,
            ["eventType"] = Type,
            ["recipientAccountId"] = Account,
            ["resources"] = new JsonArray([.. Resources.Select(arn => new JsonObject { ["ARN"] = arn })]),
        };
        if (Error is not null)
            record["errorCode"] = Error;
        if (VpcEndpoint is not null)
            record["vpcEndpointId"] = VpcEndpoint;
        return RootActivity.ParseRecord(record.ToJsonString());
    }

    private string Partition =>
        Region.StartsWith("us-gov-") ? "aws-us-gov" : Region.StartsWith("cn-") ? "aws-cn" : "aws";
}
