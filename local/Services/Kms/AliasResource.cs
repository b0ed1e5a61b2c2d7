using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Kms;

/// <summary>AWS::KMS::Alias.</summary>
internal sealed class AliasResource : IResourceHandler
{
    public string Type => "AWS::KMS::Alias";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var (name, key) = (properties.Text("AliasName"), properties.Text("TargetKeyId"));
        properties.End();
        resource.Keep("AliasName", name);

        await resource.InvokeAsync(
            "kms",
            resource.Existing is null ? "CreateAlias" : "UpdateAlias",
            new() { ["AliasName"] = name, ["TargetKeyId"] = key });
        return ResourceOutcome.Of(name);
    }
}
