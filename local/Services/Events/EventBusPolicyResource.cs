using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Events;

/// <summary>AWS::Events::EventBusPolicy: one statement of a bus's policy.</summary>
internal sealed class EventBusPolicyResource : IResourceHandler
{
    public string Type => "AWS::Events::EventBusPolicy";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var (bus, id) = (properties.OptionalText("EventBusName"), properties.Text("StatementId"));
        var statement = properties.RequiredJson("Statement").DeepClone();
        properties.End();
        resource.Keep("StatementId", id);

        statement["Sid"] = id;
        await resource.InvokeAsync("events", "PutPermission", new()
        {
            ["EventBusName"] = bus,
            ["StatementId"] = id,
            ["Policy"] = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statement }.ToJsonString(),
        });
        return ResourceOutcome.Of(id);
    }
}
