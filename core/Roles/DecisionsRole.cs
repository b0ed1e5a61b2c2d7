using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The execution role of the function that writes what people decided.</summary>
public static class DecisionsRole
{
    /// <summary>The role.</summary>
    public static ProductRole Of(OrganizationConfig config) => FunctionRole.Of(
        config,
        DeployedFunction.Decisions,
        config.DelegatedAdministrator,
        [
            LedgerGrants.WriteOwn(config, LedgerWriter.Decisions, DynamoDbActions.GetItem),
            LedgerGrants.ReadAll(config),
            LedgerGrants.UseDataKey(config),

            // A decision on a remediation is carried out at once.
            .. config.Remediates
                ? [FunctionGrant.Invoke(config, "StartRemediation", DeployedFunction.RootRemediation)]
                : Array.Empty<RoleGrant>(),

            // The ARN of a session hides the path of its role, which is therefore read before a name is believed.
            new RoleGrant(
                "ReadRolesOfPeople",
                $"arn:{config.Partition}:iam::{config.DelegatedAdministrator}:role/{Gap.Name}",
                IamActions.GetRole),
        ]);
}
