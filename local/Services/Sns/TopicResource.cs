using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Sns;

/// <summary>AWS::SNS::Topic: a standard topic.</summary>
internal sealed class TopicResource : IResourceHandler
{
    public string Type => "AWS::SNS::Topic";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.OptionalText("TopicName") ?? resource.GeneratedName();
        var (display, key) = (properties.OptionalText("DisplayName"), properties.OptionalText("KmsMasterKeyId"));
        properties.End();
        var stack = resource.Stack;
        var arn = $"arn:{resource.World.Partition}:sns:{stack.Region}:{stack.AccountId}:{name}";
        resource.Keep("TopicName", arn);

        if (resource.Existing is null)
        {
            await resource.InvokeAsync("sns", "CreateTopic", new()
            {
                ["Name"] = name,
                ["Attributes"] = new JsonObject { ["DisplayName"] = display, ["KmsMasterKeyId"] = key },
            });
        }
        else
        {
            await SetAsync(resource, arn, "DisplayName", display);
            await SetAsync(resource, arn, "KmsMasterKeyId", key);
        }

        return new(arn, new() { ["TopicName"] = name, ["TopicArn"] = arn });
    }

    private static Task<JsonObject> SetAsync(ResourceCall resource, string arn, string name, string? value) =>
        resource.InvokeAsync("sns", "SetTopicAttributes", new()
        {
            ["TopicArn"] = arn, ["AttributeName"] = name, ["AttributeValue"] = value,
        });
}
