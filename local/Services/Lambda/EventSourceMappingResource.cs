using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Lambda;

/// <summary>AWS::Lambda::EventSourceMapping of a queue.</summary>
internal sealed class EventSourceMappingResource : IResourceHandler
{
    public string Type => "AWS::Lambda::EventSourceMapping";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var input = new JsonObject
        {
            ["FunctionName"] = properties.Text("FunctionName"),
            ["EventSourceArn"] = properties.Text("EventSourceArn"),
            ["BatchSize"] = properties.OptionalNumber("BatchSize"),
            ["MaximumBatchingWindowInSeconds"] = properties.OptionalNumber("MaximumBatchingWindowInSeconds"),
            ["Enabled"] = properties.OptionalFlag("Enabled"),
            ["ScalingConfig"] = new JsonObject
            {
                ["MaximumConcurrency"] =
                    properties.OptionalObject("ScalingConfig")?.OptionalNumber("MaximumConcurrency"),
            },
        };
        var answers = properties.Texts("FunctionResponseTypes");
        if (answers.Any(answer => answer != EventSourceMappings.ReportBatchItemFailures))
        {
            throw resource.Fail(
                $"property FunctionResponseTypes has {string.Join(", ", answers)}; "
                + $"{EventSourceMappings.ReportBatchItemFailures} is accepted.");
        }

        input["FunctionResponseTypes"] = new JsonArray([.. answers.Select(answer => JsonValue.Create(answer))]);
        properties.End();

        if (resource.Existing is { } existing)
            input["UUID"] = existing.PhysicalId;
        var put = await resource.InvokeAsync(
            "lambda", resource.Existing is null ? "CreateEventSourceMapping" : "UpdateEventSourceMapping", input);
        var id = (string)put["UUID"]!;
        return new(id, new() { ["Id"] = id, ["EventSourceMappingArn"] = (string)put["EventSourceMappingArn"]! });
    }
}
