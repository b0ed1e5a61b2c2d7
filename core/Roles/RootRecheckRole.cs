using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The execution role of the function that starts the rules of accounts.</summary>
public static class RootRecheckRole
{
    /// <summary>The role.</summary>
    public static ProductRole Of(OrganizationConfig config) => FunctionRole.Of(
        config,
        DeployedFunction.RootRecheck,
        config.DelegatedAdministrator,
        [
            AssumedRole.Grant(config, "AssumeRuleStarter", Gap.Account, DeployedNames.RuleStarter),

            // An account that refuses may have left.
            OrganizationReads.Membership(config),

            // Lambda polls the queues with this role.
            QueueGrants.Take(config, "TakeEvents", DeployedNames.RecheckQueue),
            QueueGrants.Take(config, "TakeMoves", DeployedNames.RecheckMovesQueue),

            QueueGrants.Put(config, "PutAside", DeployedNames.RecheckFailedQueue),
        ]);
}
