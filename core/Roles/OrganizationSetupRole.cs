using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The execution role of the setup: it enables and delegates, and can undo nothing.</summary>
public static class OrganizationSetupRole
{
    // Source:
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access.html
    private const string StackSetsService = "stacksets.cloudformation.amazonaws.com";
    private const string StackSetsServiceRole = "AWSServiceRoleForCloudFormationStackSetsOrgAdmin";

    private const string ServicePrincipal = "organizations:ServicePrincipal";

    private static readonly IReadOnlyList<string> ReadsForPolicies =
        [OrganizationsActions.DescribeOrganization, OrganizationsActions.ListRoots];

    private static readonly IReadOnlyList<string> ReadsForDetection =
    [
        OrganizationsActions.ListAWSServiceAccessForOrganization,
        OrganizationsActions.ListDelegatedAdministrators,
        CloudFormationActions.DescribeOrganizationsAccess,
        IamActions.ListOrganizationsFeatures,
    ];

    /// <summary>The role.</summary>
    public static ProductRole Of(OrganizationConfig config) => FunctionRole.Of(
        config,
        DeployedFunction.OrganizationSetup,
        config.ManagementAccount,
        config.Detects
            ? [Read([.. ReadsForPolicies, .. ReadsForDetection]), EnablePolicies(config), .. PrepareDetection(config)]
            : [Read(ReadsForPolicies), EnablePolicies(config)]);

    private static RoleGrant Read(IReadOnlyList<string> actions) => new("ReadOrganization", "*", actions);

    private static RoleGrant EnablePolicies(OrganizationConfig config) => new(
        "EnableServiceControlPolicies",
        $"arn:{config.Partition}:organizations::{config.ManagementAccount}:root/{config.Id}/{config.RootId}",
        OrganizationsActions.EnablePolicyType);

    private static IReadOnlyList<RoleGrant> PrepareDetection(OrganizationConfig config) =>
    [
        // ActivateOrganizationsAccess acts for its caller, who then enables StackSets' trusted access and
        // creates its role.
        new RoleGrant("TrustServices", "*", OrganizationsActions.EnableAWSServiceAccess)
            .When(ServicePrincipal, [.. TrustedServices.Trusted(config.Partition), TrustedServices.StackSetsMember]),
        new RoleGrant("TrustStackSets", "*", CloudFormationActions.ActivateOrganizationsAccess),
        CreateServiceRole("LetStackSetsAct", config, StackSetsService, StackSetsServiceRole),

        new RoleGrant(
            "Delegate",
            AccountArn(config, config.DelegatedAdministrator),
            OrganizationsActions.RegisterDelegatedAdministrator)
            .When(ServicePrincipal, TrustedServices.Delegated(config.Partition)),

        new RoleGrant(
            "ManageRootAccessCentrally",
            "*",
            [.. TrustedServices.Features(config.Partition).Select(feature => $"iam:EnableOrganizations{feature}")]),

        CreateServiceRole(
            "LetConfigReachThisAccount",
            config,
            TrustedServices.ConfigMultiAccountSetup,
            TrustedServices.ConfigServiceRole),
    ];

    private static string AccountArn(OrganizationConfig config, AccountId account) =>
        $"arn:{config.Partition}:organizations::{config.ManagementAccount}:account/{config.Id}/{account}";

    private static RoleGrant CreateServiceRole(string sid, OrganizationConfig config, string service, string role) =>
        new RoleGrant(
            sid,
            $"arn:{config.Partition}:iam::{config.ManagementAccount}:role/aws-service-role/{service}/{role}",
            IamActions.CreateServiceLinkedRole)
            .When(ConditionKeys.ServiceName, service);
}
