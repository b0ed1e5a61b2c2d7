using Guardrails.Core.Incidents.Ledger;
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
        ]);
}
