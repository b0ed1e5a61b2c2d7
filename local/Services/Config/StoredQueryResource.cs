using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Config;

/// <summary>AWS::Config::StoredQuery.</summary>
internal sealed class StoredQueryResource : IResourceHandler
{
    public string Type => "AWS::Config::StoredQuery";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.Text("QueryName");
        var query = new JsonObject
        {
            ["QueryName"] = name,
            ["Description"] = properties.OptionalText("QueryDescription"),
            ["Expression"] = properties.Text("QueryExpression"),
        };
        properties.End();
        resource.Keep("QueryName", name);

        var created = await resource.InvokeAsync("config", "PutStoredQuery", new() { ["StoredQuery"] = query });
        return new(name, new() { ["QueryArn"] = (string)created["QueryArn"]! });
    }
}
