using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Roles;

/// <summary>
/// The policy of the recorders' bucket: the recorders' role of any account of this organization may do what
/// that role grants.
/// </summary>
public static class RecorderBucketPolicy
{
    /// <summary>The policy.</summary>
    public static PolicyDocument Of(OrganizationConfig config) => new(
        [
            .. ConfigRecorderRole.Deliveries(config).Select(grant => OfRecorders(config, grant)),
            EncryptedTransport.Only(
                "EncryptedInTransitOnly",
                "s3:*",
                ConfigRecorderRole.BucketArn(config),
                ConfigRecorderRole.BucketArn(config) + "/*"),
        ]);

    private static PolicyStatement OfRecorders(OrganizationConfig config, RoleGrant grant) => grant.Statement with
    {
        Sid = "Recorders" + grant.Sid,
        Principal = new PrincipalElement([new PrincipalEntry(PrincipalKind.AWS, "*")]),
        Conditions =
        [
            new PolicyCondition("StringEquals", "aws:PrincipalOrgID", [config.Id.Value]),
            new PolicyCondition("ArnLike", "aws:PrincipalArn", [Recorders(config)]),
            .. grant.Conditions,
        ],
    };

    private static string Recorders(OrganizationConfig config) =>
        $"arn:{config.Partition}:iam::*:role/{DeployedNames.ConfigRecorder}";
}
