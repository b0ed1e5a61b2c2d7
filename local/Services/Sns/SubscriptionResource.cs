using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Sns;

/// <summary>AWS::SNS::Subscription by e-mail. It is created whether or not anybody confirms it.</summary>
internal sealed class SubscriptionResource : IResourceHandler
{
    public string Type => "AWS::SNS::Subscription";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var input = new JsonObject
        {
            ["TopicArn"] = properties.Text("TopicArn"),
            ["Protocol"] = properties.Text("Protocol"),
            ["Endpoint"] = properties.OptionalText("Endpoint"),
            ["Attributes"] = new JsonObject
            {
                ["FilterPolicy"] = properties.Json("FilterPolicy")?.ToJsonString(),
                ["FilterPolicyScope"] = properties.OptionalText("FilterPolicyScope") ?? FilterPolicy.MessageAttributes,
            },
        };
        properties.End();
        foreach (var identifying in (string[])["TopicArn", "Protocol", "Endpoint"])
        {
            if (resource.Existing is { } existing
                && existing.Properties[identifying]?.ToString() != input[identifying]?.ToString())
            {
                throw resource.Fail(
                    $"{identifying} changed; CloudFormation would replace the resource, which is not supported here.");
            }
        }

        if (resource.Existing is { PhysicalId: var arn })
        {
            foreach (var (name, value) in input["Attributes"]!.AsObject())
            {
                await resource.InvokeAsync("sns", "SetSubscriptionAttributes", new()
                {
                    ["SubscriptionArn"] = arn, ["AttributeName"] = name, ["AttributeValue"] = value?.ToString(),
                });
            }

            return ResourceOutcome.Of(arn);
        }

        return ResourceOutcome.Of(
            (string)(await resource.InvokeAsync("sns", "Subscribe", input))["SubscriptionArn"]!);
    }
}
