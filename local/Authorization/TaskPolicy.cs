using System.Text.Json.Nodes;

namespace Guardrails.Local.Authorization;

/// <summary>
/// A task policy: what an AssumeRoot session is narrowed to. It allows nothing; it denies all but its task.
/// </summary>
/// <param name="Name">Its name with its path, such as <c>root-task/IAMAuditRootUserCredentials</c>.</param>
/// <param name="Json">The document.</param>
internal sealed record TaskPolicy(string Name, string Json)
{
    private const string Root = "arn:*:iam::*:root";

    private static readonly string[] Read =
    [
        "iam:ListAccessKeys",
        "iam:ListSigningCertificates",
        "iam:GetLoginProfile",
        "iam:ListMFADevices",
        "iam:GetUser",
        "iam:GetAccessKeyLastUsed",
    ];

    private static readonly string[] Delete =
    [
        "iam:DeleteAccessKey", "iam:DeleteSigningCertificate", "iam:DeleteLoginProfile",
        "iam:DeactivateMFADevice", "iam:DeleteVirtualMFADevice", .. Read,
    ];

    private static readonly string[] Password = ["iam:CreateLoginProfile", "iam:GetLoginProfile"];

    /// <summary>The only five that sts:AssumeRoot takes.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html, and the page of each
    /// policy under https://docs.aws.amazon.com/aws-managed-policy/latest/reference/. What they say besides on whose
    /// buckets and queues is left out: nothing here has any. AWS's documents name <c>arn:aws:iam::*:root</c>; whether
    /// other partitions have copies of their own is not documented, so any partition's root user matches here.
    /// </remarks>
    private static readonly Dictionary<string, TaskPolicy> All = new[]
    {
        Of("IAMAuditRootUserCredentials", [.. Read, "iam:GetAccountSummary"], onRootOnly: Read),
        Of("IAMDeleteRootUserCredentials", Delete, onRootOnly: Delete),
        Of("IAMCreateRootUserPassword", Password, onRootOnly: Password),
        Of(
            "S3UnlockBucketPolicy",
            ["s3:DeleteBucketPolicy", "s3:PutBucketPolicy", "s3:GetBucketPolicy", "s3:ListAllMyBuckets"],
            onRootOnly: []),
        Of(
            "SQSUnlockQueuePolicy",
            ["sqs:SetQueueAttributes", "sqs:GetQueueAttributes", "sqs:ListQueues", "sqs:GetQueueUrl"],
            onRootOnly: []),
    }.ToDictionary(policy => policy.Name, StringComparer.Ordinal);

    /// <summary>
    /// The task policy of that ARN, or null where AWS has none: the path <c>root-task/</c> belongs to the name.
    /// </summary>
    public static TaskPolicy? Find(string arn, string partition) =>
        arn.Split(":iam::aws:policy/") is [var head, var name] && head == $"arn:{partition}"
            ? All.GetValueOrDefault(name)
            : null;

    private static TaskPolicy Of(string name, string[] task, string[] onRootOnly)
    {
        var statements = new JsonArray(
            new JsonObject { ["Effect"] = "Deny", ["NotAction"] = Texts(task), ["Resource"] = "*" });
        if (onRootOnly.Length > 0)
        {
            statements.Add(
                new JsonObject { ["Effect"] = "Deny", ["Action"] = Texts(onRootOnly), ["NotResource"] = Root });
        }

        return new(
            $"root-task/{name}",
            new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statements }.ToJsonString());
    }

    private static JsonArray Texts(string[] texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
