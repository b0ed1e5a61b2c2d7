using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Sqs;

/// <summary>AWS::SQS::QueuePolicy.</summary>
internal sealed class QueuePolicyResource : IResourceHandler
{
    public string Type => "AWS::SQS::QueuePolicy";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var queues = properties.Texts("Queues");
        var policy = properties.RequiredJson("PolicyDocument").ToJsonString();
        properties.End();

        foreach (var queue in queues)
        {
            await resource.InvokeAsync(
                "sqs",
                "SetQueueAttributes",
                new() { ["QueueUrl"] = queue, ["Attributes"] = new JsonObject { ["Policy"] = policy } });
        }

        return ResourceOutcome.Of(resource.GeneratedName());
    }
}
