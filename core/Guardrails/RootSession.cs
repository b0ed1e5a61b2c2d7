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
    /// <param name="partition">The partition.</param>
    /// <param name="delegatedAdministrator">The account.</param>
    /// <param name="detects">True if the evaluator is deployed there.</param>
    /// <param name="remediates">True if the functions that remove root keys are deployed there.</param>
    /// <param name="operators">People's roles.</param>
    public static IReadOnlyList<RootSession> All(
        Partition partition,
        AccountId delegatedAdministrator,
        bool detects,
        bool remediates,
        IReadOnlyList<RootSession> operators)
    {
        RootSession Function(string name, string task) =>
            new($"arn:{partition}:iam::{delegatedAdministrator}:role/{name}", [task]);

        return
        [
            .. detects
                ? [Function(DeployedNames.RootPostureRule, TaskPolicies.AuditTask)]
                : Array.Empty<RootSession>(),
            .. remediates
                ?
                [
                    Function(DeployedNames.RootRemediation, TaskPolicies.AuditTask),
                    Function(DeployedNames.RootDeletion, TaskPolicies.DeleteTask),
                ]
                : Array.Empty<RootSession>(),
            .. operators,
        ];
    }
}
