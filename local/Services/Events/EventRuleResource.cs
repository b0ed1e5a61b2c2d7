using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Events;

/// <summary>AWS::Events::Rule with an event pattern or a schedule, and its targets.</summary>
internal sealed class EventRuleResource : IResourceHandler
{
    public string Type => "AWS::Events::Rule";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.OptionalText("Name") ?? resource.GeneratedName();
        var bus = properties.OptionalText("EventBusName");
        var input = new JsonObject
        {
            ["Name"] = name,
            ["EventBusName"] = bus,
            ["EventPattern"] = properties.Json("EventPattern")?.DeepClone(),
            ["ScheduleExpression"] = properties.OptionalText("ScheduleExpression"),
            ["State"] = properties.OptionalText("State"),
        };
        properties.OptionalText("Description");
        var targets = properties.Objects("Targets").Select(Target).ToList();
        properties.End();
        var onDefault = bus is null || bus.Split('/')[^1] == EventBus.Default;
        var reference = onDefault ? name : $"{bus!.Split('/')[^1]}|{name}";
        resource.Keep("Name", reference);

        var created = await resource.InvokeAsync("events", "PutRule", input);
        await resource.InvokeAsync(
            "events",
            "PutTargets",
            new() { ["Rule"] = name, ["EventBusName"] = bus, ["Targets"] = new JsonArray([.. targets]) });
        return new(reference, new() { ["Arn"] = (string)created["RuleArn"]! });
    }

    private static JsonObject Target(PropertyReader target)
    {
        var input = new JsonObject { ["Id"] = target.Text("Id"), ["Arn"] = target.Text("Arn") };
        if (target.OptionalText("Input") is { } text)
            input["Input"] = text;
        if (target.OptionalText("RoleArn") is { } role)
            input["RoleArn"] = role;
        if (target.OptionalObject("DeadLetterConfig") is { } deadLetter)
            input["DeadLetterConfig"] = new JsonObject { ["Arn"] = deadLetter.Text("Arn") };
        if (target.OptionalObject("RetryPolicy") is { } retries)
        {
            // Nothing here fails in a way that EventBridge would retry.
            retries.OptionalNumber("MaximumEventAgeInSeconds");
            retries.OptionalNumber("MaximumRetryAttempts");
        }

        return input;
    }
}
