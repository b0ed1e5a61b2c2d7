using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Config;

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
        var input = new JsonObject { ["OrganizationConformancePackName"] = name };
        // The API's members have the template's names.
        foreach (var member in (ReadOnlySpan<string>)["ExcludedAccounts", "ConformancePackInputParameters"])
        {
            if (resource.Json[member] is { } given)
                input[member] = given.DeepClone();
        }

        properties.Texts("ExcludedAccounts");
        foreach (var parameter in properties.Objects("ConformancePackInputParameters"))
        {
            parameter.Text("ParameterName");
            parameter.Text("ParameterValue");
        }

        properties.End();
        resource.Keep("OrganizationConformancePackName", name);

        if (uri is not null)
            (input["TemplateS3Uri"], input["LocalPath"]) = (uri, Find(resource, uri).SourcePath);
        else
            input["TemplateBody"] = body ?? throw resource.Fail("it has neither TemplateBody nor TemplateS3Uri.");
        await resource.InvokeAsync("config", "PutOrganizationConformancePack", input);
        return ResourceOutcome.Of(name);
    }

    /// <summary>A file that CDK uploads before it deploys; nothing else lies in its bucket here.</summary>
    private static FileAsset Find(ResourceCall resource, string uri)
    {
        var (stack, partition) = (resource.Stack, resource.World.Partition);
        var asset = resource.Assets.FirstOrDefault(
            one => $"s3://{one.In(stack.AccountId, stack.Region, partition)}/{one.Key}" == uri)
            ?? throw resource.Fail($"TemplateS3Uri: the cloud assembly has no file asset {uri}.");
        return File.Exists(asset.SourcePath)
            ? asset
            : throw resource.Fail($"the asset {asset.Hash} is missing on disk: {asset.SourcePath}. Synthesize again.");
    }
}
