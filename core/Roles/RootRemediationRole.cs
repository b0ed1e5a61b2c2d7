using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>
/// The execution role of the function that takes the steps of remediations. It opens root sessions that read, and has
/// <see cref="DeployedFunction.RootDeletion"/> delete.
/// </summary>
public static class RootRemediationRole
{
    /// <summary>The role.</summary>
    public static ProductRole Of(OrganizationConfig config)
    {
        var audit = RootTask.Audit(config.Partition);
        return FunctionRole.Of(
            config,
            DeployedFunction.RootRemediation,
            config.DelegatedAdministrator,
            [
                // The row by which a remediation is found goes when it is over.
                LedgerGrants.WriteOwn(config, LedgerWriter.RootRemediation, DynamoDbActions.DeleteItem),
                LedgerGrants.ReadAll(config),
                LedgerGrants.ReadLists(config),
                LedgerGrants.UseDataKey(config),

                AssumedRole.Grant(config, "ReadEventHistory", Gap.Account, DeployedNames.EventHistory),
                AssumedRole.Grant(config, "Quarantine", config.ManagementAccount.Value, DeployedNames.Quarantine),
                audit.OpenedBy("AuditRootUsers", config.Partition),
                FunctionGrant.Invoke(config, "Delete", DeployedFunction.RootDeletion),

                .. OrganizationReads.Snapshot(config),

                .. LedgerArns.TopicNames(config).Select(topic => new RoleGrant(
                    topic == DeployedNames.ChatTopic ? "TellChat" : "TellPeople",
                    LedgerArns.Topic(config, topic),
                    SnsActions.Publish)),
                LedgerGrants.UseKey(config, "UseAlertsKey", "sns"),
            ]) with
        {
            RootTasks = [audit],
        };
    }
}
