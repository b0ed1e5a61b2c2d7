using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Events;

/// <summary>EventBridge's state.</summary>
internal sealed class EventsState
{
    /// <summary>Event buses by ARN; a default bus from when somebody first asks for it.</summary>
    public SortedDictionary<string, EventBus> EventBuses { get; } = new(StringComparer.Ordinal);

    /// <summary>Events that matched a rule and were not delivered yet, oldest first.</summary>
    public Queue<EventDelivery> Deliveries { get; } = [];

    /// <summary>Turns the order of waiting deliveries round, and doubles the one that waited longest.</summary>
    public void Disturb()
    {
        if (Deliveries.Count == 0)
            return;
        var waiting = Deliveries.Reverse().ToList();
        Deliveries.Clear();
        foreach (var delivery in waiting.Append(waiting[^1]))
            Deliveries.Enqueue(delivery);
    }

    /// <summary>The bus of that ARN, or null. Default buses are always there.</summary>
    public EventBus? Find(string arn)
    {
        if (!EventBuses.TryGetValue(arn, out var bus)
            && arn.EndsWith($":event-bus/{EventBus.Default}", StringComparison.Ordinal))
        {
            EventBuses[arn] = bus = new(arn);
        }

        return bus;
    }

    /// <summary>An account's default bus in a Region.</summary>
    public static EventBus DefaultBus(World world, string accountId, string region) =>
        world.Of<EventsState>()
            .Find($"arn:{world.Partition}:events:{region}:{accountId}:event-bus/{EventBus.Default}")!;
}
