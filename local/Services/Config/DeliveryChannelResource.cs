using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Config;

/// <summary>AWS::Config::DeliveryChannel to a bucket.</summary>
internal sealed class DeliveryChannelResource : IResourceHandler
{
    public string Type => "AWS::Config::DeliveryChannel";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.Text("Name");
        var bucket = properties.Text("S3BucketName");
        properties.End();
        resource.Keep("Name", name);

        await resource.InvokeAsync(
            "config", "PutDeliveryChannel", new() { ["name"] = name, ["s3BucketName"] = bucket });
        return ResourceOutcome.Of(name);
    }
}
