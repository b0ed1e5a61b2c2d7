using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>The ARNs of what stands in the account and Region of a stack.</summary>
internal static class ResourceArns
{
    /// <summary>The resource of an action that knows none.</summary>
    public const string Any = "*";

    /// <summary>A resource of a service that has Regions.</summary>
    public static string Of(OrganizationConfig config, string service, string resource) =>
        $"arn:{config.Partition}:{service}:{PseudoParameters.Region}:{PseudoParameters.AccountId}:{resource}";

    /// <summary>A role.</summary>
    public static string OfRole(OrganizationConfig config, ProductRole role) =>
        $"arn:{config.Partition}:iam::{PseudoParameters.AccountId}:role{role.Path}{role.Name}";

    /// <summary>The function of that name.</summary>
    public static string OfFunction(OrganizationConfig config, DeployedFunction function) =>
        Of(config, "lambda", $"function:{function.Name}");

    /// <summary>Calls of one service on one resource.</summary>
    public static IEnumerable<RoleCall> On(string resource, params IEnumerable<string> actions) =>
        actions.Select(action => new RoleCall(action, resource));

    /// <summary>A call with one condition key.</summary>
    public static RoleCall With(string action, string resource, string key, string value) =>
        new(action, resource, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [key] = value });

    /// <summary>The hand-over of a role to a service, which is part of the call that names the role.</summary>
    public static RoleCall Pass(OrganizationConfig config, ProductRole role, string service) =>
        With(IamActions.PassRole, OfRole(config, role), ConditionKeys.PassedToService, service);
}
