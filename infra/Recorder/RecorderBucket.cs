using Amazon.CDK;
using Amazon.CDK.AWS.S3;
using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;

namespace Guardrails.Infra.Recorder;

/// <summary>
/// The bucket that every recorder of the organization delivers to, each under its own account's prefix; kept when the
/// stack is deleted.
/// </summary>
internal sealed class RecorderBucket : Construct
{
    private const int DaysKept = 365;
    private const int DaysKeptOnceReplaced = 30;
    private const int DaysOfUnfinishedUpload = 7;

    public RecorderBucket(Construct scope, string id, OrganizationConfig config)
        : base(scope, id)
    {
        // Amazon S3's own key: AWS Config would need a statement in the policy of any other, for every account.
        var bucket = new CfnBucket(this, "Bucket", new CfnBucketProps
        {
            BucketName = ConfigRecorderRole.Bucket(config),
            BucketEncryption = new CfnBucket.BucketEncryptionProperty
            {
                ServerSideEncryptionConfiguration = new[]
                {
                    new CfnBucket.ServerSideEncryptionRuleProperty
                    {
                        ServerSideEncryptionByDefault = new CfnBucket.ServerSideEncryptionByDefaultProperty
                        {
                            SseAlgorithm = "AES256",
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
            LifecycleConfiguration = new CfnBucket.LifecycleConfigurationProperty
            {
                Rules = new[]
                {
                    new CfnBucket.RuleProperty
                    {
                        Id = "Forget",
                        Status = "Enabled",
                        ExpirationInDays = DaysKept,
                        NoncurrentVersionExpiration = new CfnBucket.NoncurrentVersionExpirationProperty
                        {
                            NoncurrentDays = DaysKeptOnceReplaced,
                        },
                        AbortIncompleteMultipartUpload = new CfnBucket.AbortIncompleteMultipartUploadProperty
                        {
                            DaysAfterInitiation = DaysOfUnfinishedUpload,
                        },
                    },
                },
            },
        });
        bucket.ApplyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);

        var policy = new CfnBucketPolicy(this, "Policy", new CfnBucketPolicyProps
        {
            Bucket = ConfigRecorderRole.Bucket(config),
            PolicyDocument = JsiiData.Of(RecorderBucketPolicy.Of(config)),
        });
        policy.ApplyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        policy.AddDependency(bucket);
    }
}
