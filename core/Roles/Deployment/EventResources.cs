using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>The bus, rules and queues as resources of templates.</summary>
internal static class EventResources
{
    /// <summary>The bus and its policy.</summary>
    public static IReadOnlyList<DeployedResource> Bus(OrganizationConfig config)
    {
        var arn = ResourceArns.Of(config, "events", $"event-bus/{DeployedNames.ActivityBus}");
        return
        [
            new("AWS::Events::EventBus", DeployedNames.ActivityBus,
                [.. ResourceArns.On(arn, "events:CreateEventBus", "events:DescribeEventBus")]),
            new("AWS::Events::EventBusPolicy", DeployedNames.ActivityBus,
                [new RoleCall("events:PutPermission", ResourceArns.Any)]),
        ];
    }

    /// <summary>A rule of the bus, whose target is the queue.</summary>
    public static DeployedResource RuleOfBus(OrganizationConfig config, string name) =>
        Rule(ResourceArns.Of(config, "events", $"rule/{DeployedNames.ActivityBus}/{name}"), name);

    /// <summary>A rule of an account's default bus, whose target is the bus.</summary>
    public static DeployedResource Forwarder(OrganizationConfig config, ForwardingRule forwarder, ProductRole role)
    {
        var rule = Rule(ResourceArns.Of(config, "events", $"rule/{forwarder.Name}"), forwarder.Name);
        return rule with
        {
            Calls = [.. rule.Calls, ResourceArns.Pass(config, role, TrustedServices.EventBridge)],
        };
    }

    /// <summary>A rule of the default bus that starts a function by the clock, and its permission to.</summary>
    public static IReadOnlyList<DeployedResource> Schedule(OrganizationConfig config, Schedule schedule) =>
    [
        Rule(ResourceArns.Of(config, "events", $"rule/{schedule.Name}"), schedule.Name),
        FunctionResources.InvokedBy(config, schedule.Function, TrustedServices.EventBridge),
    ];

    /// <summary>A queue and its policy.</summary>
    public static IReadOnlyList<DeployedResource> Queue(OrganizationConfig config, string name)
    {
        var arn = ResourceArns.Of(config, "sqs", name);
        return
        [
            new("AWS::SQS::Queue", name,
                [.. ResourceArns.On(arn, "sqs:CreateQueue", "sqs:GetQueueUrl", SqsActions.GetQueueAttributes)]),
            new("AWS::SQS::QueuePolicy", name, [new RoleCall("sqs:SetQueueAttributes", arn)]),
        ];
    }

    private static DeployedResource Rule(string arn, string name) => new(
        "AWS::Events::Rule",
        name,
        [.. ResourceArns.On(arn, "events:PutRule", "events:DescribeRule", "events:PutTargets")]);
}
