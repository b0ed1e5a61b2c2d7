using Guardrails.Core.Ids;

namespace Guardrails.Core.Names;

/// <summary>AWS's task policies: what a root session (sts:AssumeRoot) is narrowed to.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html</remarks>
public static class TaskPolicies
{
    /// <summary>The condition key that holds the task policy's ARN.</summary>
    public const string ConditionKey = "sts:TaskPolicyArn";

    /// <summary>The task that lists a root user's credentials and changes nothing.</summary>
    public static string Audit(Partition partition) =>
        $"arn:{partition}:iam::aws:policy/root-task/IAMAuditRootUserCredentials";
}
