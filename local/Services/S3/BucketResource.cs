using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.S3;

/// <summary>
/// AWS::S3::Bucket. Its name, key, versions and locks mean something here; nothing is public, and nothing expires.
/// </summary>
internal sealed class BucketResource : IResourceHandler
{
    private static readonly string[] PublicAccessFlags =
        ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"];

    public string Type => "AWS::S3::Bucket";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.OptionalText("BucketName") ?? resource.GeneratedName().ToLowerInvariant();
        var encryption = properties.OptionalObject("BucketEncryption");
        string? key = null;
        foreach (var rule in encryption?.Objects("ServerSideEncryptionConfiguration") ?? [])
        {
            var byDefault = rule.Object("ServerSideEncryptionByDefault");
            var isKms = byDefault.OneOf("SSEAlgorithm", null, "AES256", "aws:kms") == "aws:kms";
            key = byDefault.OptionalText("KMSMasterKeyID");
            rule.OptionalFlag("BucketKeyEnabled");
            if (!isKms && key is not null)
                throw resource.Fail("a default KMS master key ID is only allowed with the algorithm aws:kms.");
        }

        foreach (var rule in properties.OptionalObject("OwnershipControls")?.Objects("Rules") ?? [])
            rule.OneOf("ObjectOwnership", null, "BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter");
        if (properties.OptionalObject("PublicAccessBlockConfiguration") is { } block)
        {
            foreach (var flag in PublicAccessFlags)
                block.OptionalFlag(flag);
        }

        var versioned = properties.OptionalObject("VersioningConfiguration")
            ?.OneOf("Status", null, "Enabled", "Suspended") == "Enabled";
        var locks = properties.OptionalFlag("ObjectLockEnabled") == true;
        if (locks && !versioned)
            throw resource.Fail("versioning must be 'Enabled' on a bucket with object lock.");
        foreach (var rule in properties.OptionalObject("LifecycleConfiguration")?.Objects("Rules") ?? [])
        {
            rule.OptionalText("Id");
            rule.OptionalText("Prefix");
            rule.OneOf("Status", null, "Enabled", "Disabled");
            rule.OptionalNumber("ExpirationInDays");
            rule.OptionalObject("NoncurrentVersionExpiration")?.OptionalNumber("NoncurrentDays");
            rule.OptionalObject("AbortIncompleteMultipartUpload")?.OptionalNumber("DaysAfterInitiation");
        }

        properties.End();
        resource.Keep("BucketName", name);

        if (resource.Existing is null)
        {
            await resource.InvokeAsync(
                "s3",
                "CreateBucket",
                new() { ["Bucket"] = name, ["ObjectLockEnabledForBucket"] = locks ? "true" : null });
        }

        var bucket = resource.World.Of<S3State>().Buckets[name];
        (bucket.KmsKey, bucket.Versioned) = (key, versioned);
        return new(name, new() { ["Arn"] = BucketOperations.Arn(resource.World, name) });
    }
}
