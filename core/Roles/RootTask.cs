using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Core.Roles;

/// <summary>A task for which root sessions (sts:AssumeRoot) are opened as a role.</summary>
/// <param name="TaskPolicy">The ARN of AWS's task policy.</param>
/// <param name="Actions">The actions that are called in such a session, all of them on the account's root user.</param>
public sealed record RootTask(string TaskPolicy, IReadOnlyList<string> Actions)
{
    private static readonly IReadOnlyDictionary<string, string> NoKeys = new Dictionary<string, string>();

    private static readonly string[] Lists =
    [
        IamActions.ListAccessKeys,
        IamActions.GetAccessKeyLastUsed,
        IamActions.ListMFADevices,
        IamActions.ListSigningCertificates,
        IamActions.GetLoginProfile,
    ];

    /// <summary>The audit of a root user's credentials.</summary>
    public static RootTask Audit(Partition partition) => new(TaskPolicies.Audit(partition), Lists);

    /// <summary>
    /// The deletion of a root user's credentials. Virtual MFA devices are deactivated and stay:
    /// iam:DeleteVirtualMFADevice left the task on 7 January 2025.
    /// </summary>
    /// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/document-history.html</remarks>
    public static RootTask Delete(Partition partition) => new(
        TaskPolicies.Delete(partition),
        [
            .. Lists,
            IamActions.DeleteAccessKey,
            IamActions.DeleteSigningCertificate,
            IamActions.DeleteLoginProfile,
            IamActions.DeactivateMFADevice,
        ]);

    /// <summary>Sessions as root users, for the task alone: its policy is a condition.</summary>
    /// <param name="sid">The statement's id.</param>
    /// <param name="partition">The partition.</param>
    internal RoleGrant OpenedBy(string sid, Partition partition) =>
        new RoleGrant(sid, RootUser(partition), StsActions.AssumeRoot).When(TaskPolicies.ConditionKey, TaskPolicy);

    /// <summary>The root user of the account that a session is opened in.</summary>
    internal static string RootUser(Partition partition) => $"arn:{partition}:iam::{Gap.Account}:root";

    /// <summary>The calls in a session.</summary>
    public IEnumerable<RoleCall> Calls(Partition partition) =>
        Actions.Select(action => new RoleCall(action, RootUser(partition), NoKeys));
}
