using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>Another role of the product that a function assumes, in an account of the organization alone.</summary>
/// <remarks>AWS does not say whether aws:ResourceOrgID is there when a role is assumed (docs/unproven.md).</remarks>
internal static class AssumedRole
{
    /// <summary>The grant.</summary>
    /// <param name="config">The organization.</param>
    /// <param name="sid">The statement's id.</param>
    /// <param name="account">The account, or the gap for it.</param>
    /// <param name="role">The role's name.</param>
    public static RoleGrant Grant(OrganizationConfig config, string sid, string account, string role) =>
        new RoleGrant(sid, $"arn:{config.Partition}:iam::{account}:role/{role}", StsActions.AssumeRole)
            .WhenIfExists("aws:ResourceOrgID", config.Id.Value);
}
