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
            AssumedRole.Grant(config, "AssumeMemberRole", Gap.Account, DeployedNames.MemberRole),
            OrganizationReads.Membership(config),

            // What events said of keys stands in the rows of the function that hears them.
            LedgerGrants.WriteOwn(config, LedgerWriter.RootPostureRule, DynamoDbActions.GetItem),
            LedgerGrants.ReadOf(config, LedgerWriter.RootActivity),
            LedgerGrants.UseDataKey(config),
            .. tasks.Select(task => task.OpenedBy("AuditRootUsers", config.Partition)),
        ];
        return FunctionRole.Of(config, DeployedFunction.RootPostureRule, config.DelegatedAdministrator, grants) with
        {
            RootTasks = tasks,
        };
    }

    private static bool HasRootSessions(OrganizationConfig config) =>
        TrustedServices.Features(config.Partition).Contains(TrustedServices.RootSessions);
}
