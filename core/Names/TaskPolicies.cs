using Guardrails.Core.Ids;

namespace Guardrails.Core.Names;

/// <summary>AWS's task policies: what a root session (sts:AssumeRoot) is narrowed to.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html</remarks>
public static class TaskPolicies
{
    /// <summary>The condition key that holds the task policy's ARN.</summary>
    public const string ConditionKey = "sts:TaskPolicyArn";

    /// <summary>The name of the task that lists a root user's credentials and changes nothing.</summary>
    public const string AuditTask = "IAMAuditRootUserCredentials";

    /// <summary>The name of the task that deletes a root user's credentials.</summary>
    public const string DeleteTask = "IAMDeleteRootUserCredentials";

    /// <summary>The name of every task: AssumeRoot accepts no other policy.</summary>
    public static IReadOnlyList<string> All { get; } =
        [AuditTask, DeleteTask, "IAMCreateRootUserPassword", "S3UnlockBucketPolicy", "SQSUnlockQueuePolicy"];

    /// <summary>The task that lists a root user's credentials and changes nothing.</summary>
    public static string Audit(Partition partition) => Of(AuditTask, partition);

    /// <summary>The task that deletes a root user's credentials.</summary>
    public static string Delete(Partition partition) => Of(DeleteTask, partition);

    /// <summary>The ARN of a task's policy.</summary>
    public static string Of(string task, Partition partition) => $"arn:{partition}:iam::aws:policy/root-task/{task}";
}
