using System.Text.Json.Nodes;

namespace Guardrails.Local.Deployment.Resources;

/// <summary>AWS::Config::OrganizationConformancePack.</summary>
internal sealed class OrganizationConformancePackResource : IResourceHandler
{
    public string Type => "AWS::Config::OrganizationConformancePack";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.Text("OrganizationConformancePackName");
        var body = properties.OptionalText("TemplateBody");
        var uri = properties.OptionalText("TemplateS3Uri");
        var excluded = properties.Texts("ExcludedAccounts");
        properties.End();
        resource.Keep("OrganizationConformancePackName", name);

        // Where both are given, AWS Config takes the object.
        var template = uri is null ? body ?? throw resource.Fail("it has neither TemplateBody nor TemplateS3Uri.") : await ReadAsync(resource, uri, cancellation);
        await resource.InvokeAsync("config", "PutOrganizationConformancePack", new()
        {
            ["OrganizationConformancePackName"] = name,
            ["TemplateBody"] = template,
            ["ExcludedAccounts"] = new JsonArray([.. excluded.Select(one => JsonValue.Create(one))]),
        });
        return ResourceOutcome.Of(name);
    }

    private static Task<string> ReadAsync(ResourceCall resource, string uri, CancellationToken cancellation)
    {
        var (stack, partition) = (resource.Stack, resource.World.Partition);
        var asset = resource.Assets.FirstOrDefault(one => $"s3://{one.In(stack.AccountId, stack.Region, partition)}/{one.Key}" == uri)
            ?? throw resource.Fail($"TemplateS3Uri: the cloud assembly has no file asset {uri}.");
        return File.ReadAllTextAsync(asset.SourcePath, cancellation);
    }
}
