using Guardrails.Local.Services.Sns;

namespace Guardrails.Local;

public sealed partial class LocalOrganization
{
    /// <summary>
    /// A person opens every link by which subscriptions of an address are confirmed: until then they get nothing. A
    /// link works for two days.
    /// </summary>
    /// <param name="recipient">The address.</param>
    /// <param name="authenticated">
    /// True where it was a signed call with AuthenticateOnUnsubscribe: then no link ends the subscription.
    /// </param>
    /// <returns>The number of subscriptions that are confirmed now and were not before.</returns>
    public int Confirm(string recipient, bool authenticated = false)
    {
        lock (_world.Gate)
            return UnsubscribeLinks.Confirm(_world, recipient, authenticated);
    }

    /// <summary>Somebody opens the link at the end of a mail: <see cref="MailView.UnsubscribeLink"/>.</summary>
    /// <returns>True where that ended a subscription.</returns>
    public bool Unsubscribe(string link)
    {
        lock (_world.Gate)
            return UnsubscribeLinks.Unsubscribe(_world, link);
    }

    /// <summary>Something goes wrong with each of the next messages, in this order.</summary>
    public void DisturbTopics(params IReadOnlyList<TopicFault> faults)
    {
        lock (_world.Gate)
        {
            foreach (var fault in faults)
                _world.Of<SnsState>().Faults.Enqueue(fault);
        }
    }
}
