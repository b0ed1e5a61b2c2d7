using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Lambda;

/// <summary>AWS::Lambda::EventSourceMapping of a queue or of a table's stream.</summary>
internal sealed class EventSourceMappingResource : IResourceHandler
{
    private static readonly string[] StreamNumbers =
        ["MaximumRetryAttempts", "MaximumRecordAgeInSeconds", "ParallelizationFactor"];

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
        foreach (var number in StreamNumbers)
            input[number] = properties.OptionalNumber(number);
        input["StartingPosition"] = properties.OptionalText("StartingPosition");
        input["BisectBatchOnFunctionError"] = properties.OptionalFlag("BisectBatchOnFunctionError");
        if (properties.OptionalObject("DestinationConfig")?.OptionalObject("OnFailure") is { } onFailure)
        {
            input["DestinationConfig"] = new JsonObject
            {
                ["OnFailure"] = new JsonObject { ["Destination"] = onFailure.Text("Destination") },
            };
        }

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
