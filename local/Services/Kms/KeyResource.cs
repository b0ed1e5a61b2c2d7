using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Kms;

/// <summary>AWS::KMS::Key for encryption.</summary>
internal sealed class KeyResource : IResourceHandler
{
    public string Type => "AWS::KMS::Key";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var policy = properties.Json("KeyPolicy") is { } json ? PolicyOf(resource, json) : null;
        var description = properties.OptionalText("Description") ?? "";
        var rotates = properties.OptionalFlag("EnableKeyRotation") ?? false;
        if (properties.OptionalNumber("PendingWindowInDays") is { } days and (< 7 or > 30))
            throw resource.Fail($"property PendingWindowInDays is {days}, not 7 to 30.");
        properties.End();

        var id = resource.Existing is { } existing
            ? await UpdateAsync(resource, existing.PhysicalId, policy, description)
            : await CreateAsync(resource, policy, description);
        await resource.InvokeAsync(
            "kms", rotates ? "EnableKeyRotation" : "DisableKeyRotation", new() { ["KeyId"] = id });
        var stack = resource.Stack;
        return new(id, new()
        {
            ["Arn"] = $"arn:{resource.World.Partition}:kms:{stack.Region}:{stack.AccountId}:key/{id}",
            ["KeyId"] = id,
        });
    }

    private static string PolicyOf(ResourceCall resource, JsonNode json) =>
        json is JsonObject ? json.ToJsonString() : throw resource.Fail("property KeyPolicy is not an object.");

    private static async Task<string> CreateAsync(ResourceCall resource, string? policy, string description)
    {
        var created = await resource.InvokeAsync(
            "kms", "CreateKey", new() { ["Policy"] = policy, ["Description"] = description });
        return (string)created["KeyMetadata"]!["KeyId"]!;
    }

    private static async Task<string> UpdateAsync(ResourceCall resource, string id, string? policy, string description)
    {
        await resource.InvokeAsync(
            "kms", "UpdateKeyDescription", new() { ["KeyId"] = id, ["Description"] = description });
        if (policy is not null)
            await resource.InvokeAsync("kms", "PutKeyPolicy", new() { ["KeyId"] = id, ["Policy"] = policy });
        return id;
    }
}
