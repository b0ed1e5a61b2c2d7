using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Config;

/// <summary>AWS::Config::ConfigurationRecorder of some resource types.</summary>
internal sealed class ConfigurationRecorderResource : IResourceHandler
{
    public string Type => "AWS::Config::ConfigurationRecorder";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.Text("Name");
        var role = properties.Text("RoleARN");
        var group = properties.Object("RecordingGroup");
        var types = group.Texts("ResourceTypes");
        if (types.Count == 0
            || group.OptionalFlag("AllSupported") is not false
            || group.OptionalFlag("IncludeGlobalResourceTypes") is not false)
        {
            throw resource.Fail(
                "RecordingGroup must list ResourceTypes, with AllSupported and IncludeGlobalResourceTypes false, "
                + "here.");
        }

        properties.End();
        resource.Keep("Name", name);

        await resource.InvokeAsync("config", "PutConfigurationRecorder", new()
        {
            ["name"] = name,
            ["roleARN"] = role,
            ["resourceTypes"] = new JsonArray([.. types.Select(type => JsonValue.Create(type))]),
        });
        return ResourceOutcome.Of(name);
    }
}
