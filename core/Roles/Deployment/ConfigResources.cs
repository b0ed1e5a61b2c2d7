using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>AWS Config's rules, packs, aggregators, queries and recorders as resources of templates.</summary>
internal static class ConfigResources
{
    /// <summary>An organization rule.</summary>
    public static DeployedResource Rule(OrganizationConfig config, string name) => new(
        "AWS::Config::OrganizationConfigRule",
        name,
        [
            new RoleCall(
                "config:PutOrganizationConfigRule",
                ResourceArns.Of(config, "config", $"organization-config-rule/{Gap.Name}")),
            .. ResourceArns.On(
                ResourceArns.Any,
                "config:DescribeOrganizationConfigRules",
                "config:DescribeOrganizationConfigRuleStatuses"),
            .. ForOrganization(config),
        ]);

    /// <summary>An organization conformance pack.</summary>
    /// <remarks>That a large template is read from the bootstrap's bucket is known to synthesis alone.</remarks>
    public static DeployedResource Pack(OrganizationConfig config, string name) => new(
        "AWS::Config::OrganizationConformancePack",
        name,
        [
            new RoleCall(
                "config:PutOrganizationConformancePack",
                ResourceArns.Of(config, "config", $"organization-conformance-pack/{Gap.Name}")),
            .. ResourceArns.On(
                ResourceArns.Any,
                "config:DescribeOrganizationConformancePacks",
                "config:DescribeOrganizationConformancePackStatuses",
                "config:GetOrganizationConformancePackDetailedStatus"),
            .. ForOrganization(config),
        ]);

    /// <summary>The aggregator.</summary>
    public static DeployedResource Aggregator(OrganizationConfig config) => new(
        "AWS::Config::ConfigurationAggregator",
        DeployedNames.Aggregator,
        [
            new RoleCall(
                "config:PutConfigurationAggregator",
                ResourceArns.Of(config, "config", $"config-aggregator/{Gap.Name}")),
            new RoleCall("config:DescribeConfigurationAggregators", ResourceArns.Any),
            ResourceArns.Pass(config, AggregatorRole.Of(config), TrustedServices.Config),
            ListDelegated,
        ]);

    /// <summary>A saved query.</summary>
    public static DeployedResource Query(OrganizationConfig config, string name) => new(
        "AWS::Config::StoredQuery",
        name,
        [
            .. ResourceArns.On(
                ResourceArns.Of(config, "config", $"stored-query/{name}/{Gap.Name}"),
                "config:PutStoredQuery",
                "config:GetStoredQuery"),
        ]);

    /// <summary>A recorder with its role and its delivery channel.</summary>
    public static IReadOnlyList<DeployedResource> Recorder(OrganizationConfig config, ProductRole role) =>
    [
        RoleResources.Role(config, role),
        new("AWS::Config::ConfigurationRecorder", DeployedNames.ConfigRecorder,
        [
            .. ResourceArns.On(
                ResourceArns.Of(
                    config, "config", $"configuration-recorder/{DeployedNames.ConfigRecorder}/{Gap.Name}"),
                "config:PutConfigurationRecorder",
                "config:StartConfigurationRecorder"),
            new RoleCall("config:DescribeConfigurationRecorders", ResourceArns.Any),
            ResourceArns.Pass(config, role, TrustedServices.Config),
        ]),
        new("AWS::Config::DeliveryChannel", DeployedNames.ConfigRecorder,
            [.. ResourceArns.On(ResourceArns.Any, "config:PutDeliveryChannel", "config:DescribeDeliveryChannels")]),
    ];

    /// <summary>The bucket that recorders deliver to, and its policy.</summary>
    public static IReadOnlyList<DeployedResource> Bucket(OrganizationConfig config)
    {
        var arn = ConfigRecorderRole.BucketArn(config);
        var name = ConfigRecorderRole.Bucket(config);
        return
        [
            new("AWS::S3::Bucket", name,
            [
                .. ResourceArns.On(
                    arn,
                    "s3:CreateBucket",
                    "s3:PutEncryptionConfiguration",
                    "s3:PutBucketOwnershipControls",
                    "s3:PutBucketPublicAccessBlock",
                    "s3:PutBucketVersioning",
                    "s3:PutLifecycleConfiguration"),
            ]),
            new("AWS::S3::BucketPolicy", name,
                [.. ResourceArns.On(arn, "s3:GetBucketPolicy", "s3:PutBucketPolicy")]),
        ];
    }

    /// <summary>AWS Config's question to the organization, whether the caller may deploy to all of it.</summary>
    private static RoleCall ListDelegated { get; } =
        new(OrganizationsActions.ListDelegatedAdministrators, ResourceArns.Any) { OnBehalf = true };

    private static IReadOnlyList<RoleCall> ForOrganization(OrganizationConfig config) =>
    [
        ListDelegated,

        // Where the account has the role already, AWS Config does not ask for it.
        ResourceArns.With(
            IamActions.CreateServiceLinkedRole,
            $"arn:{config.Partition}:iam::{PseudoParameters.AccountId}:role/aws-service-role/"
                + $"{TrustedServices.ConfigMultiAccountSetup}/{TrustedServices.ConfigServiceRole}",
            ConditionKeys.ServiceName,
            TrustedServices.ConfigMultiAccountSetup) with { OnBehalf = true },
    ];
}
