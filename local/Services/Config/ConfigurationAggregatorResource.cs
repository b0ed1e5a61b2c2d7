using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Config;

/// <summary>AWS::Config::ConfigurationAggregator of the organization.</summary>
internal sealed class ConfigurationAggregatorResource : IResourceHandler
{
    public string Type => "AWS::Config::ConfigurationAggregator";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.Text("ConfigurationAggregatorName");
        var source = properties.Object("OrganizationAggregationSource");
        source.Text("RoleArn");
        source.OptionalFlag("AllAwsRegions");
        source.Texts("AwsRegions");
        properties.End();
        resource.Keep("ConfigurationAggregatorName", name);

        var created = await resource.InvokeAsync(
            "config", "PutConfigurationAggregator", (JsonObject)resource.Json.DeepClone());
        return new(name, new() { ["ConfigurationAggregatorArn"] = (string)created["ConfigurationAggregatorArn"]! });
    }
}
