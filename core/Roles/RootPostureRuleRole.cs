using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The execution role of the evaluator.</summary>
public static class RootPostureRuleRole
{
    /// <summary>The role.</summary>
    public static ProductRole Of(OrganizationConfig config)
    {
        RootTask[] tasks = HasRootSessions(config) ? [RootTask.Audit(config.Partition)] : [];
        RoleGrant[] grants =
        [
            AssumeMemberRole(config),
            OrganizationReads.Membership(config),

            // What events said of keys stands in the rows of the function that hears them.
            LedgerGrants.WriteOwn(config, LedgerWriter.RootPostureRule, DynamoDbActions.GetItem),
            LedgerGrants.ReadOf(config, LedgerWriter.RootActivity),
            LedgerGrants.UseDataKey(config),
            .. tasks.Select(task => OpenRootSessions(config, task)),
        ];
        return FunctionRole.Of(config, DeployedFunction.RootPostureRule, config.DelegatedAdministrator, grants) with
        {
            RootTasks = tasks,
        };
    }

    private static bool HasRootSessions(OrganizationConfig config) =>
        TrustedServices.Features(config.Partition).Contains(TrustedServices.RootSessions);

    private static RoleGrant AssumeMemberRole(OrganizationConfig config) =>
        new RoleGrant(
            "AssumeMemberRole",
            $"arn:{config.Partition}:iam::{Gap.Account}:role/{DeployedNames.MemberRole}",
            StsActions.AssumeRole)
            .WhenIfExists("aws:ResourceOrgID", config.Id.Value);

    /// <summary>
    /// The task policy in the condition makes of it a session that reads a root user's credentials and can
    /// do nothing else.
    /// </summary>
    private static RoleGrant OpenRootSessions(OrganizationConfig config, RootTask task) =>
        new RoleGrant("AuditRootUsers", RootTask.RootUser(config.Partition), StsActions.AssumeRoot)
            .When(TaskPolicies.ConditionKey, task.TaskPolicy);
}
