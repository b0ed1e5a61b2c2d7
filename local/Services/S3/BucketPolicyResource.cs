using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.S3;

/// <summary>AWS::S3::BucketPolicy.</summary>
internal sealed class BucketPolicyResource : IResourceHandler
{
    public string Type => "AWS::S3::BucketPolicy";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var bucket = properties.Text("Bucket");
        var policy = properties.RequiredJson("PolicyDocument");
        properties.End();
        resource.Keep("Bucket", bucket);

        await resource.InvokeAsync(
            "s3", "PutBucketPolicy", new() { ["Bucket"] = bucket, ["Policy"] = policy.DeepClone() });
        return ResourceOutcome.Of(bucket);
    }
}
