using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>Policies and StackSets as resources of templates.</summary>
internal static class OrganizationResources
{
    /// <summary>A service control policy.</summary>
    public static DeployedResource Policy(OrganizationConfig config, string name) => new(
        "AWS::Organizations::Policy",
        name,
        [
            .. ResourceArns.On(
                ResourceArns.Any, "organizations:CreatePolicy"),
            .. ResourceArns.On(
                $"arn:{config.Partition}:organizations::{config.ManagementAccount}:"
                    + $"policy/{config.Id}/service_control_policy/{Gap.Name}",
                OrganizationsActions.DescribePolicy,
                OrganizationsActions.AttachPolicy,
                OrganizationsActions.ListTargetsForPolicy),
        ]);

    /// <summary>A StackSet, which lives in the management account whoever calls.</summary>
    public static DeployedResource StackSet(OrganizationConfig config, DeployedStackSet set) => new(
        "AWS::CloudFormation::StackSet",
        set.Name,
        [
            .. ResourceArns.On(
                ResourceArns.Any, "cloudformation:GetTemplateSummary", "cloudformation:CreateStackSet"),
            .. ResourceArns.On(
                $"arn:{config.Partition}:cloudformation:{PseudoParameters.Region}:{config.ManagementAccount}:"
                    + $"stackset/{set.Name}:{Gap.Name}",
                "cloudformation:CreateStackInstances",
                "cloudformation:DescribeStackSet",
                "cloudformation:DescribeStackSetOperation",
                "cloudformation:ListStackSetOperationResults"),
        ]);
}
