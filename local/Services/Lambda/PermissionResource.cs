using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Lambda;

/// <summary>AWS::Lambda::Permission.</summary>
internal sealed class PermissionResource : IResourceHandler
{
    private static readonly string[] Restrictions = ["SourceAccount", "SourceArn", "PrincipalOrgID"];

    public string Type => "AWS::Lambda::Permission";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var function = properties.Text("FunctionName");
        var input = new JsonObject
        {
            ["FunctionName"] = function,
            ["StatementId"] = resource.GeneratedName(),
            ["Action"] = properties.Text("Action"),
            ["Principal"] = properties.Text("Principal"),
        };
        foreach (var restriction in Restrictions)
        {
            if (properties.OptionalText(restriction) is { } value)
                input[restriction] = value;
        }

        properties.End();
        if (resource.Existing is { } existing)
        {
            await resource.InvokeAsync(
                "lambda",
                "RemovePermission",
                new()
                {
                    ["FunctionName"] = existing.Properties["FunctionName"]!.ToString(),
                    ["StatementId"] = existing.PhysicalId,
                });
        }

        await resource.InvokeAsync("lambda", "AddPermission", input);
        return ResourceOutcome.Of(resource.GeneratedName());
    }
}
