using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.CloudFormation;

/// <summary>Trusted access of StackSets, which organizations:EnableAWSServiceAccess alone does not give.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access.html
/// </remarks>
internal static class OrganizationsAccess
{
    public const string StackSets = "stacksets.cloudformation.amazonaws.com";
    public const string StackSetsMember = "member.org.stacksets.cloudformation.amazonaws.com";
    public const string Enabled = "ENABLED";

    public static IEnumerable<Operation> All =>
    [
        new("cloudformation", "ActivateOrganizationsAccess", OnAccess, Activate),
        new(
            "cloudformation",
            "DescribeOrganizationsAccess",
            RequiredPermission.Of("cloudformation:DescribeOrganizationsAccess"),
            Describe),
    ];

    /// <summary>
    /// AWS enables the access and creates the role on behalf of the caller, who therefore must be allowed both.
    /// </summary>
    private static RequiredPermission OnAccess(Call call, JsonObject input)
    {
        var role = $"arn:{call.World.Partition}:iam::{call.World.ManagementAccountId}:role/aws-service-role/"
            + $"{StackSets}/AWSServiceRoleForCloudFormationStackSetsOrgAdmin";
        return new("cloudformation:ActivateOrganizationsAccess")
        {
            Also =
            [
                new RequiredPermission("organizations:EnableAWSServiceAccess").With(
                    "organizations:ServicePrincipal", StackSetsMember),
                new RequiredPermission("iam:CreateServiceLinkedRole", role).With("iam:AWSServiceName", StackSets),
            ],
        };
    }

    private static JsonObject Activate(Call call, JsonObject input)
    {
        if (call.Caller.AccountId != call.World.ManagementAccountId)
        {
            throw new AwsError(
                "InvalidOperation", "Only the management account can activate trusted access of StackSets.");
        }

        call.World.Of<StackSetState>().Access = Enabled;
        call.World.TrustedServices.TryAdd(StackSets, call.Now);
        call.World.TrustedServices.TryAdd(StackSetsMember, call.Now);
        return [];
    }

    private static JsonObject Describe(Call call, JsonObject input) =>
        new() { ["Status"] = call.World.Of<StackSetState>().Access };
}
