using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;

namespace Guardrails.Infra.Organization;

/// <summary>The calls that OrganizationSetup makes, and nothing else: it enables and delegates, and can undo nothing.</summary>
internal static class OrganizationSetupPermissions
{
    // Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access.html
    private const string StackSetsService = "stacksets.cloudformation.amazonaws.com";

    public static IReadOnlyList<PolicyStatement> Of(OrganizationConfig config)
    {
        var (partition, management) = (config.Partition, config.ManagementAccount);
        return
        [
            Allow(
                "ReadOrganization",
                Patterns.Any,
                "organizations:DescribeOrganization",
                "organizations:ListRoots",
                "organizations:ListAWSServiceAccessForOrganization",
                "organizations:ListDelegatedAdministrators",
                "cloudformation:DescribeOrganizationsAccess",
                "iam:ListOrganizationsFeatures"),

            Allow(
                "EnableServiceControlPolicies",
                Patterns.Of($"arn:{partition}:organizations::{management}:root/{config.Id}/{config.RootId}"),
                "organizations:EnablePolicyType"),

            // ActivateOrganizationsAccess acts for its caller, who then enables StackSets' trusted access and creates its role.
            Allow("TrustServices", Patterns.Any, "organizations:EnableAWSServiceAccess")
                .When("StringEquals", "organizations:ServicePrincipal", [.. TrustedServices.Trusted, TrustedServices.StackSetsMember]),

            Allow("TrustStackSets", Patterns.Any, "cloudformation:ActivateOrganizationsAccess"),

            Allow(
                "LetStackSetsAct",
                Patterns.Of($"arn:{partition}:iam::{management}:role/aws-service-role/{StackSetsService}/AWSServiceRoleForCloudFormationStackSetsOrgAdmin"),
                "iam:CreateServiceLinkedRole")
                .When("StringEquals", "iam:AWSServiceName", StackSetsService),

            Allow(
                "Delegate",
                Patterns.Of($"arn:{partition}:organizations::{management}:account/{config.Id}/{config.DelegatedAdministrator}"),
                "organizations:RegisterDelegatedAdministrator")
                .When("StringEquals", "organizations:ServicePrincipal", TrustedServices.Delegated),

            Allow("ManageRootAccessCentrally", Patterns.Any, [.. TrustedServices.Features(partition).Select(feature => $"iam:EnableOrganizations{feature}")]),

            Allow(
                "LetConfigReachThisAccount",
                Patterns.Of($"arn:{partition}:iam::{management}:role/aws-service-role/{TrustedServices.ConfigMultiAccountSetup}/AWSServiceRoleForConfigMultiAccountSetup"),
                "iam:CreateServiceLinkedRole")
                .When("StringEquals", "iam:AWSServiceName", TrustedServices.ConfigMultiAccountSetup),
        ];
    }

    private static PolicyStatement Allow(string sid, Patterns resources, params IReadOnlyList<string> actions) =>
        new(Effect.Allow, Patterns.Of(actions), resources) { Sid = sid };
}
