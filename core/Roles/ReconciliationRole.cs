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
            LedgerGrants.WriteOwn(config, LedgerWriter.Reconciliation),
            LedgerGrants.ReadAll(config),
            LedgerGrants.ReadLists(config),
            LedgerGrants.UseDataKey(config),

            .. OrganizationReads.Tree(config),
            ReadAggregator.Of(config),

            // Trails of the organization belong to the management account, in Regions and under names that others
            // chose. Listing them knows no trail in IAM.
            new RoleGrant("ListTrails", "*", CloudTrailActions.DescribeTrails),
            new RoleGrant(
                "ReadOrganizationTrails",
                $"arn:{config.Partition}:cloudtrail:{Gap.Name}:{config.ManagementAccount}:trail/{Gap.Name}",
                CloudTrailActions.GetTrailStatus,
                CloudTrailActions.GetEventSelectors),
        ]);
}
