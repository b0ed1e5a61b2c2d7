using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The role by which AWS Config's aggregator knows the accounts of the organization.</summary>
public static class AggregatorRole
{
    /// <summary>The role. AWS's managed policy is all that it has.</summary>
    public static ProductRole Of(OrganizationConfig config) => new(
        DeployedNames.Aggregator + "Aggregator",
        "Lets AWS Config read which accounts the organization has",
        RoleTrust.OfService(TrustedServices.Config),
        Grants: [])
    {
        ManagedPolicies = [$"arn:{config.Partition}:iam::aws:policy/service-role/AWSConfigRoleForOrganizations"],
        Accounts = [config.DelegatedAdministrator],
        CallsByManagedPolicies = [.. Reads.Select(action => new RoleCall(action, "*"))],
    };

    // Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSConfigRoleForOrganizations.html
    private static readonly IReadOnlyList<string> Reads =
    [
        OrganizationsActions.ListAccounts,
        OrganizationsActions.DescribeOrganization,
        OrganizationsActions.ListAWSServiceAccessForOrganization,
        OrganizationsActions.ListDelegatedAdministrators,
    ];
}
