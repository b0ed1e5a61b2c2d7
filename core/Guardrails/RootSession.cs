using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Core.Guardrails;

/// <summary>
/// A role of the delegated administrator account that may open root sessions (sts:AssumeRoot) in member accounts.
/// </summary>
/// <param name="Role">The role's ARN.</param>
/// <param name="Tasks">The tasks for which it may, each one of <see cref="TaskPolicies.All"/>.</param>
public sealed record RootSession(string Role, IReadOnlyList<string> Tasks)
{
    /// <summary>
    /// Everybody in the delegated administrator account who may open root sessions: functions of the product, and the
    /// operators of the organization file. The only list.
    /// </summary>
    public static IReadOnlyList<RootSession> All(
        Partition partition, AccountId delegatedAdministrator, IReadOnlyList<RootSession> operators) =>
    [
        new(
            $"arn:{partition}:iam::{delegatedAdministrator}:role/{DeployedNames.RootPostureRule}",
            [TaskPolicies.AuditTask]),
        .. operators,
    ];
}
