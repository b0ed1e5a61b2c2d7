using System.Web;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Sns;

/// <summary>
/// The links in mails by which anybody who has one, or was forwarded one, confirms or ends a subscription.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html. AWS removes what nobody has
/// confirmed after some days; here it stays, and its link ends after two.
/// </remarks>
internal static class UnsubscribeLinks
{
    private static readonly TimeSpan ConfirmationLife = TimeSpan.FromDays(2);

    /// <summary>The link at the end of a mail.</summary>
    public static string Of(World world, Topic topic, TopicSubscription subscription) =>
        $"https://sns.{topic.Region}.{world.KnownPartition.DnsSuffix}/unsubscribe.html?SubscriptionArn="
        + $"{subscription.Arn}&Endpoint={Uri.EscapeDataString(subscription.Endpoint)}";

    /// <summary>Somebody opens every confirmation link that an address has; their number.</summary>
    public static int Confirm(World world, string address, bool authenticated)
    {
        var pending = world.Of<SnsState>().Topics.Values.SelectMany(topic => topic.Subscriptions)
            .Where(one => one.Endpoint == address && !one.Confirmed && one.SubscribedAt + ConfirmationLife > world.Now)
            .ToList();
        foreach (var subscription in pending)
            (subscription.Confirmed, subscription.AuthenticateOnUnsubscribe) = (true, authenticated);
        return pending.Count;
    }

    /// <summary>Somebody opens the link at the end of a mail; true where that ended a subscription.</summary>
    public static bool Unsubscribe(World world, string link)
    {
        var arn = HttpUtility.ParseQueryString(new Uri(link).Query)["SubscriptionArn"];
        foreach (var topic in world.Of<SnsState>().Topics.Values)
        {
            var ended = topic.Subscriptions.RemoveAll(
                one => one.Arn == arn && one.Confirmed && !one.AuthenticateOnUnsubscribe);
            topic.Deleted += ended;
            if (ended > 0)
                return true;
        }

        return false;
    }
}
