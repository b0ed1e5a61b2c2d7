using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Sns;

/// <summary>Topics for services that publish to them.</summary>
internal sealed class Topics(World world) : ITopics
{
    /// <inheritdoc/>
    public void PublishByService(
        string topicArn,
        string service,
        IReadOnlyDictionary<string, IReadOnlyList<string>> source,
        string? subject,
        string message)
    {
        var topic = world.Of<SnsState>().Topics.GetValueOrDefault(topicArn)
            ?? throw new AwsError("NotFound", $"Topic {topicArn} does not exist", 404);
        var attributes = new Dictionary<string, MessageAttribute>();
        PublishLimits.Check(subject, message, attributes);
        ResourcePolicies.DemandService(
            world, service, new RequiredPermission("sns:Publish", topicArn) { Context = source }, topic.Policy);
        TopicKeys.Demand(world, topic, service, call: null, source);
        TopicDelivery.Send(world, topic, subject, message, attributes);
    }
}
