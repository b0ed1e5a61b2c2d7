using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>
/// The roles by which a deploy changes what Guardrails has: whatever they change is meant. So is what the role that
/// quarantines changes, as it can lift a quarantine and touch no other policy.
/// </summary>
/// <remarks>StackSets' role in a member account is none: only its changes of what StackSets brings are meant.</remarks>
public static class DeployingRoles
{
    /// <summary>Their ARNs.</summary>
    public static IReadOnlyList<string> Of(OrganizationConfig config) =>
    [
        .. from account in new[] { config.ManagementAccount, config.DelegatedAdministrator }
           from role in new[] { BootstrapNames.Execution, BootstrapNames.Deploy }
           from region in new[] { config.HomeRegion, config.DetectionRegion }.Distinct()
           select $"arn:{config.Partition}:iam::{account}:role/"
               + BootstrapNames.Role(config.BootstrapQualifier, role, account, region),
        .. config.Remediates
            ? [QuarantineRole.Of(config).Arn(config.Partition, config.ManagementAccount)]
            : Array.Empty<string>(),
    ];
}
