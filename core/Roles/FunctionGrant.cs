using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The right of one function to invoke another one in the home Region.</summary>
internal static class FunctionGrant
{
    /// <summary>Invokes a function of the delegated administrator account.</summary>
    public static RoleGrant Invoke(OrganizationConfig config, string sid, DeployedFunction function) => new(
        sid,
        $"arn:{config.Partition}:lambda:{config.HomeRegion}:{config.DelegatedAdministrator}:function:{function.Name}",
        LambdaActions.InvokeFunction);
}
