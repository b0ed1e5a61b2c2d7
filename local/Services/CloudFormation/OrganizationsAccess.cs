using System.Text.Json.Nodes;
using Guardrails.Local.Calls;

namespace Guardrails.Local.Services.CloudFormation;

/// <summary>Trusted access of StackSets, which organizations:EnableAWSServiceAccess alone does not give.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access.html</remarks>
internal static class OrganizationsAccess
{
    public const string StackSets = "stacksets.cloudformation.amazonaws.com";
    public const string StackSetsMember = "member.org.stacksets.cloudformation.amazonaws.com";
    public const string Enabled = "ENABLED";

    public static IEnumerable<Operation> All =>
    [
        new("cloudformation", "ActivateOrganizationsAccess", Need.Of("cloudformation:ActivateOrganizationsAccess"), Activate),
        new("cloudformation", "DescribeOrganizationsAccess", Need.Of("cloudformation:DescribeOrganizationsAccess"), Describe),
    ];

    private static JsonObject Activate(Call call, JsonObject input)
    {
        if (call.Caller.AccountId != call.World.ManagementAccountId)
            throw new AwsError("InvalidOperation", "Only the management account can activate trusted access of StackSets.");
        call.World.StackSetsAccess = Enabled;
        call.World.TrustedServices.TryAdd(StackSets, call.Now);
        call.World.TrustedServices.TryAdd(StackSetsMember, call.Now);
        return [];
    }

    private static JsonObject Describe(Call call, JsonObject input) => new() { ["Status"] = call.World.StackSetsAccess };
}
