using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Lambda;

/// <summary>AWS::Lambda::Function from a file asset of the cloud assembly.</summary>
internal sealed class FunctionResource : IResourceHandler
{
    public string Type => "AWS::Lambda::Function";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.OptionalText("FunctionName") ?? resource.GeneratedName();
        var code = properties.Object("Code");
        var (bucket, key) = (code.Text("S3Bucket"), code.Text("S3Key"));
        var input = new JsonObject
        {
            ["FunctionName"] = name,
            ["Runtime"] = properties.Text("Runtime"),
            ["Handler"] = properties.Text("Handler"),
            ["Role"] = properties.Text("Role"),
            ["Timeout"] = properties.OptionalNumber("Timeout") ?? 3,
            ["MemorySize"] = properties.OptionalNumber("MemorySize") ?? 128,
            ["Architectures"] = new JsonArray(
                [.. properties.Texts("Architectures").Select(one => JsonValue.Create(one))]),
            ["Environment"] = new JsonObject { ["Variables"] = Variables(properties.OptionalObject("Environment")) },
        };
        if (properties.OptionalObject("LoggingConfig") is { } logging)
        {
            // The format changes how lines look, which nothing here reads.
            logging.OptionalText("LogFormat");
            if (logging.OptionalText("LogGroup") is { } group)
                input["LoggingConfig"] = new JsonObject { ["LogGroup"] = group };
        }

        if (properties.OptionalObject("EphemeralStorage")?.OptionalNumber("Size") is { } storage)
            input["EphemeralStorage"] = new JsonObject { ["Size"] = storage };
        properties.OptionalText("Description");
        properties.OptionalNumber("ReservedConcurrentExecutions");
        properties.End();
        resource.Keep("FunctionName", name);

        input["Code"] = new JsonObject { ["LocalPath"] = Find(resource, bucket, key).SourcePath };
        var created = await resource.InvokeAsync(
            "lambda", resource.Existing is null ? "CreateFunction" : "UpdateFunction", input);
        return new(name, new() { ["Arn"] = (string)created["FunctionArn"]! });
    }

    private static JsonObject Variables(PropertyReader? environment) =>
        new((environment?.Map("Variables") ?? new Dictionary<string, string>()).Select(
            variable => KeyValuePair.Create<string, JsonNode?>(variable.Key, variable.Value)));

    private static FileAsset Find(ResourceCall resource, string bucket, string key)
    {
        var stack = resource.Stack;
        var asset = resource.Assets.FirstOrDefault(
            one => one.Key == key && one.In(stack.AccountId, stack.Region, resource.World.Partition) == bucket)
            ?? throw resource.Fail($"the cloud assembly has no file asset s3://{bucket}/{key}.");
        return Directory.Exists(asset.SourcePath) || File.Exists(asset.SourcePath)
            ? asset
            : throw resource.Fail($"the asset {asset.Hash} is missing on disk: {asset.SourcePath}. Synthesize again.");
    }
}
