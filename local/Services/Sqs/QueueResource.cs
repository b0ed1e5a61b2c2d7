using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Sqs;

/// <summary>AWS::SQS::Queue: a standard queue with SQS's own encryption.</summary>
internal sealed class QueueResource : IResourceHandler
{
    public string Type => "AWS::SQS::Queue";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.OptionalText("QueueName") ?? resource.GeneratedName();
        var attributes = new JsonObject();
        foreach (var seconds in (string[])["VisibilityTimeout", "MessageRetentionPeriod"])
        {
            if (properties.OptionalNumber(seconds) is { } number)
                attributes[seconds] = number;
        }

        if (properties.OptionalFlag("SqsManagedSseEnabled") == false)
        {
            throw resource.Fail(
                "property SqsManagedSseEnabled is false, and a queue without encryption is not supported here.");
        }

        if (properties.Json("RedrivePolicy") is { } redrive)
            attributes["RedrivePolicy"] = redrive is JsonObject ? redrive.ToJsonString() : redrive.ToString();
        properties.End();

        var stack = resource.Stack;
        var url = $"https://sqs.{stack.Region}.{resource.World.KnownPartition.DnsSuffix}/{stack.AccountId}/{name}";
        resource.Keep("QueueName", url);
        var input = new JsonObject { ["QueueName"] = name, ["QueueUrl"] = url, ["Attributes"] = attributes };
        await resource.InvokeAsync("sqs", resource.Existing is null ? "CreateQueue" : "SetQueueAttributes", input);
        return new(url, new()
        {
            ["Arn"] = $"arn:{resource.World.Partition}:sqs:{stack.Region}:{stack.AccountId}:{name}",
            ["QueueName"] = name,
            ["QueueUrl"] = url,
        });
    }
}
