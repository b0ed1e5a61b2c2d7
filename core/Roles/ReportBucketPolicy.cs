using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Roles;

/// <summary>
/// The policy of the reports' bucket: the readers read, the function alone writes, nobody removes, and nothing is
/// written but under the one key. Whoever may change the policy, which the deploy may, can do more.
/// </summary>
/// <remarks>
/// A statement names everybody and pins the readers by a condition, as Amazon S3 refuses a policy that names a role
/// which is not there (yet, or any more). The organization's id in it keeps it from being public. Sources, below
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/: access-control-block-public-access.html, object-lock.html
/// and, for the encryption, specifying-kms-encryption.html
/// </remarks>
public static class ReportBucketPolicy
{
    private const string Encryption = "s3:x-amz-server-side-encryption";
    private const string EncryptionKey = "s3:x-amz-server-side-encryption-aws-kms-key-id";

    /// <summary>The policy.</summary>
    /// <param name="config">The organization.</param>
    /// <param name="keyArn">The ARN of the key, or the text that CloudFormation replaces by it.</param>
    public static PolicyDocument Of(OrganizationConfig config, string keyArn)
    {
        var (bucket, objects) = (ReportArns.Bucket(config), ReportArns.Objects(config));
        return new(
        [
            .. config.Reporting.Readers is []
                ? Array.Empty<PolicyStatement>()
                :
                [
                    ReportReaders.Only(config, Allowed("ReadersRead", "s3:GetObject", objects)),

                    // What latest.json names are versions: a report that ended early may have left newer objects.
                    ReportReaders.Only(config, Allowed("ReadersReadVersions", "s3:GetObjectVersion", objects)),
                    ReportReaders.Only(config, Allowed("ReadersList", "s3:ListBucket", bucket))
                        .When("StringLike", "s3:prefix", "", ReportKeys.Dated + "*", ReportKeys.Latest),
                ],
            Denied("WriterOnly", objects, "s3:PutObject*", "s3:ReplicateObject", "s3:ReplicateTags", "s3:RestoreObject")
                .When("ArnNotEquals", "aws:PrincipalArn", Writer(config)),
            Denied("NobodyRemoves", objects, "s3:DeleteObject*", "s3:BypassGovernanceRetention"),

            // Both operators are true where the request says nothing: the function always says it.
            Denied("NoOtherEncryption", objects, S3Actions.PutObject)
                .When("StringNotEquals", Encryption, "aws:kms"),
            Denied("NoOtherKey", objects, S3Actions.PutObject).When("StringNotEquals", EncryptionKey, keyArn),
            EncryptedTransport.Only("EncryptedInTransitOnly", "s3:*", bucket, objects),
        ]);
    }

    private static string Writer(OrganizationConfig config) =>
        $"arn:{config.Partition}:iam::{config.DelegatedAdministrator}:role/{DeployedNames.ComplianceReport}";

    private static PolicyStatement Allowed(string sid, string action, string resource) =>
        new(Effect.Allow, Patterns.Of(action), Patterns.Of(resource))
        {
            Sid = sid,
            Principal = PrincipalElement.Everybody,
        };

    private static PolicyStatement Denied(string sid, string resource, params IReadOnlyList<string> actions) =>
        new(Effect.Deny, Patterns.Of(actions), Patterns.Of(resource))
        {
            Sid = sid,
            Principal = PrincipalElement.Everybody,
        };
}
