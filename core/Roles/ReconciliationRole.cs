using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The execution role of the daily comparison.</summary>
public static class ReconciliationRole
{
    /// <summary>The role.</summary>
    public static ProductRole Of(OrganizationConfig config) => FunctionRole.Of(
        config,
        DeployedFunction.Reconciliation,
        config.DelegatedAdministrator,
        [
            LedgerGrants.WriteOwn(config, LedgerWriter.Reconciliation, DynamoDbActions.UpdateItem),
            LedgerGrants.ReadAll(config),
            LedgerGrants.UseDataKey(config),

            // AWS Config gives an aggregator an id of its own.
            new RoleGrant(
                "AskAggregator",
                $"arn:{config.Partition}:config:{config.DetectionRegion}:{config.DelegatedAdministrator}:"
                + $"config-aggregator/{Gap.Name}",
                ConfigActions.SelectAggregateResourceConfig,
                ConfigActions.GetAggregateComplianceDetailsByConfigRule),

            .. OrganizationReads.Tree(config),
        ]);
}
