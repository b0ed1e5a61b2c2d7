using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Core.Roles;

/// <summary>A task for which root sessions (sts:AssumeRoot) are opened as a role.</summary>
/// <param name="TaskPolicy">The ARN of AWS's task policy.</param>
/// <param name="Actions">The actions that are called in such a session, all of them on the account's root user.</param>
public sealed record RootTask(string TaskPolicy, IReadOnlyList<string> Actions)
{
    private static readonly IReadOnlyDictionary<string, string> NoKeys = new Dictionary<string, string>();

    /// <summary>The audit of a root user's credentials.</summary>
    public static RootTask Audit(Partition partition) => new(
        TaskPolicies.Audit(partition),
        [
            IamActions.ListAccessKeys,
            IamActions.GetAccessKeyLastUsed,
            IamActions.ListMFADevices,
            IamActions.ListSigningCertificates,
            IamActions.GetLoginProfile,
        ]);

    /// <summary>The root user of the account that a session is opened in.</summary>
    internal static string RootUser(Partition partition) => $"arn:{partition}:iam::{Gap.Account}:root";

    /// <summary>The calls in a session.</summary>
    public IEnumerable<RoleCall> Calls(Partition partition) =>
        Actions.Select(action => new RoleCall(action, RootUser(partition), NoKeys));
}
