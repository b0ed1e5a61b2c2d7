using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>Reads of AWS Organizations that functions of the delegated administrator account make.</summary>
internal static class OrganizationReads
{
    /// <summary>The condition key of the type of policies that a call is about.</summary>
    public const string PolicyType = "organizations:PolicyType";

    /// <summary>The membership of an account, and its name.</summary>
    public static RoleGrant Membership(OrganizationConfig config) =>
        new("CheckMembership", Account(config), OrganizationsActions.DescribeAccount);

    /// <summary>The name of a policy.</summary>
    public static RoleGrant Policies(OrganizationConfig config) => new(
        "ReadPolicy",
        Of(config, $"policy/{config.Id}/service_control_policy/p-{Gap.Name}"),
        OrganizationsActions.DescribePolicy);

    /// <summary>The name, unit and owner of an account, as a message says them, and the number of accounts.</summary>
    public static IReadOnlyList<RoleGrant> Whereabouts(OrganizationConfig config) =>
    [
        new(
            "ReadAccount",
            Account(config),
            OrganizationsActions.DescribeAccount,
            OrganizationsActions.ListTagsForResource),
        new("ReadUnit", Unit(config), OrganizationsActions.DescribeOrganizationalUnit),
        new("ListAccounts", "*", OrganizationsActions.ListAccounts),
    ];

    /// <summary>The accounts, and the units that they are in.</summary>
    public static IReadOnlyList<RoleGrant> Tree(OrganizationConfig config) =>
    [
        new("ListAccounts", "*", OrganizationsActions.ListAccounts, OrganizationsActions.ListRoots),
        new(
            "ListBelowRoot",
            Of(config, $"root/{config.Id}/{config.RootId}"),
            OrganizationsActions.ListAccountsForParent,
            OrganizationsActions.ListOrganizationalUnitsForParent),
        new(
            "ListBelowUnits",
            Unit(config),
            OrganizationsActions.ListAccountsForParent,
            OrganizationsActions.ListOrganizationalUnitsForParent),
    ];

    /// <summary>The whole organization, with its policies and their targets.</summary>
    public static IReadOnlyList<RoleGrant> Snapshot(OrganizationConfig config) =>
    [
        .. Tree(config),
        new(
            "ReadOrganization",
            "*",
            OrganizationsActions.DescribeOrganization,
            OrganizationsActions.ListAWSServiceAccessForOrganization,
            OrganizationsActions.ListDelegatedAdministrators),
        new RoleGrant("ListPolicies", "*", OrganizationsActions.ListPolicies)
            .When(PolicyType, "SERVICE_CONTROL_POLICY"),
        new(
            "ReadPolicies",
            Of(config, $"policy/{config.Id}/service_control_policy/p-{Gap.Name}"),
            OrganizationsActions.DescribePolicy,
            OrganizationsActions.ListTargetsForPolicy),

        // FullAWSAccess is AWS's own.
        new(
            "ReadPoliciesOfAws",
            $"arn:{config.Partition}:organizations::aws:policy/service_control_policy/p-{Gap.Name}",
            OrganizationsActions.DescribePolicy,
            OrganizationsActions.ListTargetsForPolicy),
        new("ReadAccount", Account(config), OrganizationsActions.DescribeAccount),
    ];

    private static string Account(OrganizationConfig config) => Of(config, $"account/{config.Id}/{Gap.Account}");

    private static string Unit(OrganizationConfig config) => Of(config, $"ou/{config.Id}/ou-{Gap.Name}");

    private static string Of(OrganizationConfig config, string resource) =>
        $"arn:{config.Partition}:organizations::{config.ManagementAccount}:{resource}";
}
