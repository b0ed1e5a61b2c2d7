using Guardrails.Core.Ids;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Config;

/// <summary>AWS Config tries its bucket, by the recorder's role, before it takes a delivery channel.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html</remarks>
internal static class DeliveryPolicy
{
    public static void Check(World world, Account account, ConfigRecorder recorder, string bucketName)
    {
        if (world.The<IBuckets>().Find(bucketName) is not { } bucket)
        {
            throw new AwsError(
                "NoSuchBucketException", $"Cannot find an S3 bucket with an Amazon S3 name of {bucketName}.");
        }

        var arn = bucket.Arn;
        var role = world.FindRole(recorder.RoleArn)!;
        var file = $"{arn}/AWSLogs/{account.Id}/Config/ConfigWritabilityCheckFile";
        foreach (var (action, resource) in ((string, string)[])
            [("s3:GetBucketAcl", arn), ("s3:PutObject", file), ("s3:PutObjectAcl", file)])
        {
            var request = new AccessRequest(action, resource, Context(world, role, bucket));
            if (!Allowed(world, role, bucket, request))
            {
                throw new AwsError(
                    "InsufficientDeliveryPolicyException",
                    $"Insufficient delivery policy to s3 bucket: {bucketName}, unable to write to bucket: "
                    + $"{recorder.RoleArn} may not {action} on {resource}.");
            }
        }
    }

    /// <summary>
    /// The role's own policies must allow, and the policy of the bucket, which most recorders' accounts do not own.
    /// </summary>
    private static bool Allowed(World world, Role role, IBucket bucket, AccessRequest request)
    {
        List<NamedPolicy> own =
            [.. role.InlinePolicies.Select(policy => ParsedPolicies.Of(world, policy.Key, policy.Value))];
        return PolicySimulator.Identity(own, request).IsAllowed
            && bucket.Policy is { } policy
            && PolicySimulator.Resource(
                ParsedPolicies.Of(world, "bucket policy", policy).Document,
                Caller.Of(AccountId.Parse(role.AccountId), role.Arn),
                request).IsAllowed;
    }

    private static Dictionary<string, IReadOnlyList<string>> Context(World world, Role role, IBucket bucket) =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:PrincipalArn"] = [role.Arn],
            ["aws:PrincipalAccount"] = [role.AccountId],
            ["aws:PrincipalOrgID"] = [world.OrganizationId],
            ["aws:ResourceAccount"] = [bucket.AccountId],
            ["aws:SecureTransport"] = ["true"],
            ["s3:x-amz-acl"] = ["bucket-owner-full-control"],
        };
}
