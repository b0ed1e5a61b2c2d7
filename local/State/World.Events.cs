namespace Guardrails.Local.State;

internal sealed partial class World
{
    /// <summary>Event buses by ARN; a default bus from when somebody first asks for it.</summary>
    public SortedDictionary<string, EventBus> EventBuses { get; } = new(StringComparer.Ordinal);

    /// <summary>Queues by ARN.</summary>
    public SortedDictionary<string, SqsQueue> Queues { get; } = new(StringComparer.Ordinal);

    /// <summary>Event source mappings by id.</summary>
    public SortedDictionary<string, EventSourceMapping> EventSourceMappings { get; } = new(StringComparer.Ordinal);

    /// <summary>Events that matched a rule and were not delivered yet, oldest first.</summary>
    public Queue<EventDelivery> Deliveries { get; } = [];

    /// <summary>Every event reaches every target twice.</summary>
    public bool DuplicateEvents { get; init; }

    /// <summary>The bus of that ARN, or null. Default buses are always there.</summary>
    public EventBus? FindEventBus(string arn)
    {
        if (!EventBuses.TryGetValue(arn, out var bus) && arn.EndsWith($":event-bus/{EventBus.Default}", StringComparison.Ordinal))
            EventBuses[arn] = bus = new(arn);
        return bus;
    }

    /// <summary>An account's default bus in a Region.</summary>
    public EventBus DefaultBus(string accountId, string region) => FindEventBus($"arn:{Partition}:events:{region}:{accountId}:event-bus/{EventBus.Default}")!;

    /// <summary>An id of the form that AWS gives to events and messages, the same in every run.</summary>
    public string NextUuid(string purpose) => $"{Next(purpose):00000000}-0000-4000-8000-000000000000";
}
