using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>The bucket of the reports and the dashboard as resources of templates.</summary>
internal static class ReportResources
{
    /// <summary>The bucket and its policy.</summary>
    public static IReadOnlyList<DeployedResource> Bucket(OrganizationConfig config)
    {
        var (arn, name) = (ReportArns.Bucket(config), ReportArns.BucketName(config));
        return
        [
            new("AWS::S3::Bucket", name,
            [
                .. ResourceArns.On(
                    arn,
                    "s3:CreateBucket",
                    "s3:PutBucketObjectLockConfiguration",
                    "s3:PutBucketOwnershipControls",
                    "s3:PutBucketPublicAccessBlock",
                    "s3:PutBucketVersioning",
                    "s3:PutEncryptionConfiguration",
                    "s3:PutLifecycleConfiguration"),
            ]),
            new("AWS::S3::BucketPolicy", name,
                [.. ResourceArns.On(arn, "s3:GetBucketPolicy", "s3:PutBucketPolicy")]),
        ];
    }

    /// <summary>The dashboard, which has no Region.</summary>
    public static DeployedResource Dashboard(OrganizationConfig config) => new(
        "AWS::CloudWatch::Dashboard",
        DeployedNames.Dashboard,
        [
            .. ResourceArns.On(
                $"arn:{config.Partition}:cloudwatch::{PseudoParameters.AccountId}:dashboard/{DeployedNames.Dashboard}",
                "cloudwatch:PutDashboard",
                "cloudwatch:GetDashboard"),
        ]);
}
