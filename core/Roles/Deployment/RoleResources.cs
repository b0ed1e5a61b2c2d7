using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>Roles as resources of templates.</summary>
internal static class RoleResources
{
    /// <summary>A role of the product.</summary>
    public static DeployedResource Role(OrganizationConfig config, ProductRole role)
    {
        var arn = ResourceArns.OfRole(config, role);
        return new("AWS::IAM::Role", role.Name,
        [
            .. ResourceArns.On(
                arn, "iam:CreateRole", IamActions.GetRole, "iam:ListRolePolicies", "iam:ListAttachedRolePolicies"),
            .. role.Policy is null ? [] : ResourceArns.On(arn, "iam:PutRolePolicy", "iam:GetRolePolicy"),
            .. role.ManagedPolicies.Select(
                policy => ResourceArns.With("iam:AttachRolePolicy", arn, "iam:PolicyARN", policy)),
        ]);
    }
}
