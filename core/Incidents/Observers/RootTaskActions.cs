namespace Guardrails.Core.Incidents.Observers;

/// <summary>The writing actions that each task of AssumeRoot permits.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html and the policies named
/// there. IAM's document history says that DeleteVirtualMFADevice left the deletion task on 7 January 2025; where it
/// still permits it, a call is explained all the same.
/// </remarks>
internal static class RootTaskActions
{
    /// <summary>The last parts of the ARNs of the task policies that permit a call; none for most calls.</summary>
    public static IReadOnlyList<string> That(string eventSource, string name) =>
        Tasks.Where(task => task.Actions.Contains($"{eventSource.Split('.')[0]}:{name}"))
            .Select(task => task.Name).ToList();

    private static readonly (string Name, string[] Actions)[] Tasks =
    [
        ("IAMDeleteRootUserCredentials",
        [
            "iam:DeleteAccessKey", "iam:DeleteSigningCertificate", "iam:DeleteLoginProfile", "iam:DeactivateMFADevice",
            "iam:DeleteVirtualMFADevice",
        ]),
        ("IAMCreateRootUserPassword", ["iam:CreateLoginProfile"]),
        ("S3UnlockBucketPolicy", ["s3:PutBucketPolicy", "s3:DeleteBucketPolicy"]),
        ("SQSUnlockQueuePolicy", ["sqs:SetQueueAttributes"]),
    ];
}
