using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>The names of the rules that forward events.</summary>
internal static class ForwarderNames
{
    /// <summary>Those of every account and Region that is watched.</summary>
    public static IReadOnlyList<string> OfEveryAccount { get; } =
    [
        DeployedNames.RootEventsRule, DeployedNames.OwnChangesRule, DeployedNames.RootReadsRule,
        DeployedNames.AccountHealthRule,
    ];

    /// <summary>
    /// Those of the management account, whose root user is watched together with the whole organization.
    /// </summary>
    public static IReadOnlyList<string> OfManagementAccount(OrganizationConfig config) =>
    [
        .. OfEveryAccount.Where(rule => config.Detection.IsEverywhere || rule != DeployedNames.RootEventsRule),
        DeployedNames.AccountMovedRule,
        DeployedNames.OrganizationChangesRule,
    ];
}
