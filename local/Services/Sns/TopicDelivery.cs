using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Sns;

/// <summary>Takes a message to every confirmed subscription whose filter it passes.</summary>
/// <remarks>
/// At least once, in no promised order: https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html.
/// Mails here arrive at once; AWS sends ten a second and subscription.
/// </remarks>
internal static class TopicDelivery
{
    /// <summary>Keeps the message and delivers it; its id.</summary>
    public static string Send(
        World world,
        Topic topic,
        string? subject,
        string text,
        IReadOnlyDictionary<string, MessageAttribute> attributes)
    {
        var message = new TopicMessage(
            topic.Arn, world.NextUuid("topic-message"), subject, text, attributes, world.Now);
        world.Of<SnsState>().Published.Add(message);
        Deliver(world, topic, message);
        return message.Id;
    }

    /// <summary>Delivers the last message once more.</summary>
    public static void DeliverAgain(World world, Topic topic) =>
        Deliver(world, topic, world.Of<SnsState>().Published[^1]);

    private static void Deliver(World world, Topic topic, TopicMessage message)
    {
        foreach (var subscription in topic.Subscriptions.Where(
            one => one.Confirmed && one.Filter?.Passes(message.Attributes) != false))
        {
            world.Of<SnsState>().Mails.Add(new(
                topic.Name,
                subscription.Endpoint,
                topic.DisplayName.Length > 0 ? topic.DisplayName : "AWS Notifications",
                message.Subject ?? "AWS Notification Message",
                message.Text,
                UnsubscribeLinks.Of(world, topic, subscription),
                message.Id,
                world.Now));
        }
    }
}
