using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>
/// The role by which AWS Config records compliance in an account and delivers it to the organization's bucket.
/// </summary>
/// <remarks>
/// A role and not AWS Config's service-linked role: acting by that one, AWS Config delivers as a service, for
/// which conditions on the organization do not work, and AWS recommends a role for a bucket that an
/// organization shares (docs/adr/0006).
/// Source: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html and
/// https://docs.aws.amazon.com/config/latest/developerguide/iamrole-permissions.html.
/// </remarks>
public static class ConfigRecorderRole
{
    // An object must be delivered with it: the bucket's owner owns the object.
    private const string OwnerControls = "bucket-owner-full-control";

    /// <summary>The role in the accounts that get a recorder from here.</summary>
    public static ProductRole Of(OrganizationConfig config, ConfigRecorderBaseline baseline) => new(
        DeployedNames.ConfigRecorder,
        "Lets AWS Config record compliance and deliver it",
        RoleTrust.OfService(TrustedServices.Config)
            .When("StringEquals", "aws:SourceAccount", PseudoParameters.AccountId),
        [.. Deliveries(config).Select(grant => InOurAccount(config, grant))])
    {
        ManagedPolicies = [$"arn:{config.Partition}:iam::aws:policy/service-role/AWS_ConfigRole"],
        Members = Members(config, baseline),
    };

    /// <summary>The accounts that get a recorder from here.</summary>
    public static MemberAccounts Members(OrganizationConfig config, ConfigRecorderBaseline baseline) =>
        new(baseline.Targets, [config.DetectionRegion]);

    /// <summary>
    /// The bucket of that name in the delegated administrator account alone: names are free again once a bucket is
    /// deleted, and anybody may take them.
    /// </summary>
    private static RoleGrant InOurAccount(OrganizationConfig config, RoleGrant grant) =>
        grant.When("aws:ResourceAccount", config.DelegatedAdministrator.Value);

    /// <summary>The bucket's name.</summary>
    public static string Bucket(OrganizationConfig config) =>
        DeployedNames.RecorderBucket(config.DelegatedAdministrator, config.DetectionRegion);

    /// <summary>The bucket.</summary>
    internal static string BucketArn(OrganizationConfig config) =>
        $"arn:{config.Partition}:s3:::{Bucket(config)}";

    /// <summary>The writes of AWS Config to the bucket, as the role and as the bucket allow them.</summary>
    internal static IReadOnlyList<RoleGrant> Deliveries(OrganizationConfig config) =>
    [
        new RoleGrant("CheckBucket", BucketArn(config), "s3:GetBucketAcl", "s3:ListBucket"),

        // AWS Config chooses the path, and the variable keeps each account to its own. The second action says who shall
        // own the object.
        new RoleGrant(
            "Deliver",
            $"{BucketArn(config)}/AWSLogs/${{aws:PrincipalAccount}}/Config/{Gap.Name}",
            S3Actions.PutObject,
            "s3:PutObjectAcl")
            .When("s3:x-amz-acl", OwnerControls),
    ];
}
