using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;

namespace Guardrails.Infra.Organization;

/// <summary>The calls that OrganizationSetup makes, and nothing else: it enables and delegates, and can undo nothing.</summary>
internal static class OrganizationSetupPermissions
{
    // Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access.html
    private const string StackSetsService = "stacksets.cloudformation.amazonaws.com";

    public static IReadOnlyList<PolicyStatement> Of(OrganizationConfig config) =>
        ControlCatalog.ApplyIn(config.Partition)
            ? [Read(ReadsForPolicies.Concat(ReadsForDetection)), EnablePolicies(config), .. PrepareDetection(config)]
            : [Read(ReadsForPolicies), EnablePolicies(config)];

    private static readonly IReadOnlyList<string> ReadsForPolicies = ["organizations:DescribeOrganization", "organizations:ListRoots"];

    private static readonly IReadOnlyList<string> ReadsForDetection =
    [
        "organizations:ListAWSServiceAccessForOrganization",
        "organizations:ListDelegatedAdministrators",
        "cloudformation:DescribeOrganizationsAccess",
        "iam:ListOrganizationsFeatures",
    ];

    private static PolicyStatement Read(IEnumerable<string> actions) => Allow("ReadOrganization", Patterns.Any, [.. actions]);

    private static PolicyStatement EnablePolicies(OrganizationConfig config) => Allow(
        "EnableServiceControlPolicies",
        Patterns.Of($"arn:{config.Partition}:organizations::{config.ManagementAccount}:root/{config.Id}/{config.RootId}"),
        "organizations:EnablePolicyType");

    private static IReadOnlyList<PolicyStatement> PrepareDetection(OrganizationConfig config)
    {
        var (partition, management) = (config.Partition, config.ManagementAccount);
        return
        [
            // ActivateOrganizationsAccess acts for its caller, who then enables StackSets' trusted access and creates its role.
            Allow("TrustServices", Patterns.Any, "organizations:EnableAWSServiceAccess")
                .When("StringEquals", "organizations:ServicePrincipal", [.. TrustedServices.Trusted(partition), TrustedServices.StackSetsMember]),

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
                .When("StringEquals", "organizations:ServicePrincipal", TrustedServices.Delegated(partition)),

            Allow("ManageRootAccessCentrally", Patterns.Any, [.. TrustedServices.Features(partition).Select(feature => $"iam:EnableOrganizations{feature}")]),

            Allow(
                "LetConfigReachThisAccount",
                Patterns.Of($"arn:{partition}:iam::{management}:role/aws-service-role/{TrustedServices.ConfigMultiAccountSetup}/{TrustedServices.ConfigServiceRole}"),
                "iam:CreateServiceLinkedRole")
                .When("StringEquals", "iam:AWSServiceName", TrustedServices.ConfigMultiAccountSetup),
        ];
    }

    private static PolicyStatement Allow(string sid, Patterns resources, params IReadOnlyList<string> actions) =>
        new(Effect.Allow, Patterns.Of(actions), resources) { Sid = sid };
}
