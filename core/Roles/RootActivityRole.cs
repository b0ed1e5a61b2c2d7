using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The execution role of the function that hears events.</summary>
public static class RootActivityRole
{
    /// <summary>The role.</summary>
    public static ProductRole Of(OrganizationConfig config) => FunctionRole.Of(
        config,
        DeployedFunction.RootActivity,
        config.DelegatedAdministrator,
        [
            LedgerGrants.WriteOwn(config, LedgerWriter.RootActivity, DynamoDbActions.Query),

            // A deletion is silent only where the function that deletes wrote down its session.
            LedgerGrants.GetOf(config, LedgerWriter.RootDeletion),
            LedgerGrants.UseDataKey(config),
            OrganizationReads.Membership(config),
            OrganizationReads.Policies(config),

            // Lambda polls the queue with this role.
            QueueGrants.Take(config, "TakeEvents", DeployedNames.RootActivityQueue),
            QueueGrants.Put(config, "PutAside", DeployedNames.RootActivityFailedQueue),
        ]);
}
