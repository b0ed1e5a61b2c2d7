using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Sns;

/// <summary>AWS::SNS::TopicPolicy.</summary>
internal sealed class TopicPolicyResource : IResourceHandler
{
    public string Type => "AWS::SNS::TopicPolicy";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var topics = properties.Texts("Topics");
        var policy = properties.RequiredJson("PolicyDocument").ToJsonString();
        properties.End();

        foreach (var topic in topics)
        {
            await resource.InvokeAsync("sns", "SetTopicAttributes", new()
            {
                ["TopicArn"] = topic, ["AttributeName"] = "Policy", ["AttributeValue"] = policy,
            });
        }

        return ResourceOutcome.Of(resource.GeneratedName());
    }
}
