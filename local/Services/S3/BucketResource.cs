using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.S3;

/// <summary>AWS::S3::Bucket, of which only the name and the policy mean anything here.</summary>
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
        foreach (var rule in encryption?.Objects("ServerSideEncryptionConfiguration") ?? [])
            rule.Object("ServerSideEncryptionByDefault").OneOf("SSEAlgorithm", null, "AES256", "aws:kms");

        foreach (var rule in properties.OptionalObject("OwnershipControls")?.Objects("Rules") ?? [])
            rule.OneOf("ObjectOwnership", null, "BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter");
        if (properties.OptionalObject("PublicAccessBlockConfiguration") is { } block)
        {
            foreach (var flag in PublicAccessFlags)
                block.OptionalFlag(flag);
        }

        properties.OptionalObject("VersioningConfiguration")?.OneOf("Status", null, "Enabled", "Suspended");
        foreach (var rule in properties.OptionalObject("LifecycleConfiguration")?.Objects("Rules") ?? [])
        {
            rule.OptionalText("Id");
            rule.OneOf("Status", null, "Enabled", "Disabled");
            rule.OptionalNumber("ExpirationInDays");
            rule.OptionalObject("NoncurrentVersionExpiration")?.OptionalNumber("NoncurrentDays");
            rule.OptionalObject("AbortIncompleteMultipartUpload")?.OptionalNumber("DaysAfterInitiation");
        }

        properties.End();
        resource.Keep("BucketName", name);

        if (resource.Existing is null)
            await resource.InvokeAsync("s3", "CreateBucket", new() { ["Bucket"] = name });
        return new(name, new() { ["Arn"] = BucketOperations.Arn(resource.World, name) });
    }
}
