using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The roles by which a deploy changes what Guardrails has: what they change is meant.</summary>
public static class DeployingRoles
{
    /// <summary>Their ARNs, in which <c>*</c> stands for any text.</summary>
    /// <remarks>
    /// The role by which StackSets acts in an account ends with digits of AWS's choice; a guardrail keeps others from
    /// making one of such a name.
    /// </remarks>
    public static IReadOnlyList<string> Of(OrganizationConfig config) =>
    [
        .. from account in new[] { config.ManagementAccount, config.DelegatedAdministrator }
           from role in new[] { BootstrapNames.Execution, BootstrapNames.Deploy }
           from region in new[] { config.HomeRegion, config.DetectionRegion }.Distinct()
           select $"arn:{config.Partition}:iam::{account}:role/"
               + BootstrapNames.Role(config.BootstrapQualifier, role, account, region),
        $"arn:{config.Partition}:iam::*:role/stacksets-exec-*",
    ];
}
