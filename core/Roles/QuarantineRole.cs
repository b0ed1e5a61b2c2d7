using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Quarantine;

namespace Guardrails.Core.Roles;

/// <summary>
/// The role of the management account that quarantines accounts: it attaches the two quarantine policies to accounts of
/// this organization and detaches them, and can do that with no other policy, nor to a unit or the root.
/// </summary>
/// <remarks>
/// A role, because a resource policy of AWS Organizations cannot be pinned to one caller of an account, and an
/// organization has one only. AWS asks about the policy and about the target, and both must be allowed. Source:
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
/// </remarks>
public static class QuarantineRole
{
    /// <summary>The role.</summary>
    public static ProductRole Of(OrganizationConfig config) => new(
        DeployedNames.Quarantine,
        "Lets Guardrails attach its two quarantine policies to accounts, and detach them",
        RoleTrust.OfFunction(config, DeployedFunction.RootRemediation, "RemediationOnly"),
        [
            .. QuarantinePolicy.All.Select(policy => new RoleGrant(
                "Move" + policy.Guardrail,
                Of(config, $"policy/{config.Id}/service_control_policy/{Gap.PolicyId(policy.Guardrail)}"),
                OrganizationsActions.AttachPolicy,
                OrganizationsActions.DetachPolicy,
                OrganizationsActions.DescribePolicy,
                OrganizationsActions.ListTargetsForPolicy)),
            new RoleGrant(
                "OnAccounts",
                Of(config, $"account/{config.Id}/{Gap.Account}"),
                OrganizationsActions.AttachPolicy,
                OrganizationsActions.DetachPolicy,
                OrganizationsActions.ListPoliciesForTarget),
            new RoleGrant("FindPolicies", "*", OrganizationsActions.ListPolicies)
                .When(OrganizationReads.PolicyType, "SERVICE_CONTROL_POLICY"),
        ])
    {
        Accounts = [config.ManagementAccount],
    };

    private static string Of(OrganizationConfig config, string resource) =>
        $"arn:{config.Partition}:organizations::{config.ManagementAccount}:{resource}";
}
