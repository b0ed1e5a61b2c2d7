using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>
/// The role in every watched member account by which the function that removes root keys reads what they did: the
/// account's Regions, and the event history of each. Neither knows a resource smaller than the account.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html
/// </remarks>
public static class EventHistoryRole
{
    /// <summary>The role.</summary>
    public static ProductRole Of(OrganizationConfig config) => new(
        DeployedNames.EventHistory,
        "Lets Guardrails read what the root keys of the account did",
        RoleTrust.OfFunction(config, DeployedFunction.RootRemediation, "RemediationOnly"),
        [
            new RoleGrant("ListRegions", "*", AccountActions.ListRegions),
            new RoleGrant("ReadEventHistory", "*", CloudTrailActions.LookupEvents),
        ])
    {
        Members = MemberAccounts.Watched(config),
    };
}
