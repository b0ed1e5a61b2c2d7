using System.Text.Json.Nodes;

namespace Guardrails.Local.Services.CloudTrail;

/// <summary>The event history of every account and Region: what LookupEvents finds, as long as AWS keeps it.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html
/// </remarks>
internal sealed class EventHistory
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private readonly Dictionary<(string Account, string Region), Queue<KeptEvent>> _events = [];

    /// <summary>Keeps an event, and forgets what is too old.</summary>
    public void Add(string accountId, string region, DateTimeOffset time, JsonObject detail)
    {
        var place = (accountId, region);
        if (!_events.TryGetValue(place, out var kept))
            _events[place] = kept = new();
        kept.Enqueue(new(time, detail.ToJsonString(), Text(detail["userIdentity"], "accessKeyId"))
        {
            Name = Text(detail, "eventName"),
        });
        while (kept.Peek().Time < time - Kept)
            kept.Dequeue();
    }

    /// <summary>The events that AWS still has, the newest first.</summary>
    public IEnumerable<KeptEvent> Of(string accountId, string region, DateTimeOffset now) =>
        _events.GetValueOrDefault((accountId, region), new())
            .Where(one => one.Time >= now - Kept)
            .Reverse();

    private static string? Text(JsonNode? part, string member) =>
        part?[member] is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0
            ? text
            : null;
}

/// <summary>An event that is kept.</summary>
/// <param name="Time">The time at which it happened.</param>
/// <param name="Json">The event as CloudTrail writes it.</param>
/// <param name="AccessKeyId">The access key of the caller; null where the event has none.</param>
internal sealed record KeptEvent(DateTimeOffset Time, string Json, string? AccessKeyId)
{
    /// <summary>The event's name; null where it has none.</summary>
    public string? Name { get; init; }
}
