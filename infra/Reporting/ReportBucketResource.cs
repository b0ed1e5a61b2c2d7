using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;

namespace Guardrails.Infra.Reporting;

/// <summary>
/// The bucket of the daily reports and its key: private, versioned, encrypted and locked. Both stay when the stack
/// goes: reports are evidence.
/// </summary>
internal sealed class ReportBucketResource : Construct
{
    private const int DaysOfUnfinishedUpload = 7;

    public ReportBucketResource(Construct scope, string id, OrganizationConfig config)
        : base(scope, id)
    {
        Key = KeyResource.AddTo(
            this,
            "Key",
            "Encrypts the reports of Guardrails",
            DeployedNames.ReportsKeyAlias,
            KeyPolicy.OfReports(config),
            keep: true);
        Name = ReportArns.BucketName(config);
        var bucket = new CfnBucket(this, "Bucket", new CfnBucketProps
        {
            BucketName = Name,
            BucketEncryption = new CfnBucket.BucketEncryptionProperty
            {
                ServerSideEncryptionConfiguration = new[]
                {
                    new CfnBucket.ServerSideEncryptionRuleProperty
                    {
                        // A key of the bucket itself: KMS is asked once for many objects.
                        BucketKeyEnabled = true,
                        ServerSideEncryptionByDefault = new CfnBucket.ServerSideEncryptionByDefaultProperty
                        {
                            SseAlgorithm = "aws:kms",
                            KmsMasterKeyId = Key.AttrArn,
                        },
                    },
                },
            },
            OwnershipControls = new CfnBucket.OwnershipControlsProperty
            {
                Rules = new[]
                {
                    new CfnBucket.OwnershipControlsRuleProperty { ObjectOwnership = "BucketOwnerEnforced" },
                },
            },
            PublicAccessBlockConfiguration = new CfnBucket.PublicAccessBlockConfigurationProperty
            {
                BlockPublicAcls = true,
                BlockPublicPolicy = true,
                IgnorePublicAcls = true,
                RestrictPublicBuckets = true,
            },
            VersioningConfiguration = new CfnBucket.VersioningConfigurationProperty { Status = "Enabled" },

            // No rule for all: the function locks what is dated, and nothing keeps the newest list of it.
            ObjectLockEnabled = true,
            LifecycleConfiguration = new CfnBucket.LifecycleConfigurationProperty { Rules = Lifecycle(config) },
        });
        bucket.ApplyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);

        Policy = new CfnBucketPolicy(this, "Policy", new CfnBucketPolicyProps
        {
            Bucket = Name,
            PolicyDocument = JsiiData.Of(ReportBucketPolicy.Of(config, Key.AttrArn)),
        });
        Policy.ApplyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        Policy.AddDependency(bucket);
    }

    /// <summary>The bucket's name.</summary>
    public string Name { get; }

    /// <summary>Its key.</summary>
    public CfnKey Key { get; }

    /// <summary>Its policy: nothing is to be written before it stands.</summary>
    public CfnBucketPolicy Policy { get; }

    private static CfnBucket.RuleProperty[] Lifecycle(OrganizationConfig config) =>
    [
        new()
        {
            Id = "ForgetReports",
            Status = "Enabled",
            Prefix = ReportKeys.Dated,
            ExpirationInDays = config.Reporting.RetentionDays,
        },
        new()
        {
            // A locked version stays until its lock ends, whatever is said here.
            Id = "ForgetVersions",
            Status = "Enabled",
            NoncurrentVersionExpiration = new CfnBucket.NoncurrentVersionExpirationProperty
            {
                NoncurrentDays = config.Reporting.RetentionDays,
            },
            AbortIncompleteMultipartUpload = new CfnBucket.AbortIncompleteMultipartUploadProperty
            {
                DaysAfterInitiation = DaysOfUnfinishedUpload,
            },
        },
    ];
}
