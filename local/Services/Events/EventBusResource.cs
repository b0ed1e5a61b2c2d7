using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Events;

/// <summary>AWS::Events::EventBus.</summary>
internal sealed class EventBusResource : IResourceHandler
{
    public string Type => "AWS::Events::EventBus";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.Text("Name");
        properties.OptionalText("Description");
        properties.End();
        resource.Keep("Name", name);

        if (resource.Existing is { } existing)
            return new(name, existing.Attributes);
        var created = await resource.InvokeAsync("events", "CreateEventBus", new() { ["Name"] = name });
        return new(name, new() { ["Arn"] = (string)created["EventBusArn"]!, ["Name"] = name });
    }
}
