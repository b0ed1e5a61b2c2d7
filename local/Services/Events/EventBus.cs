using System.Text.Json.Nodes;

namespace Guardrails.Local.Services.Events;

/// <summary>An EventBridge event bus.</summary>
internal sealed class EventBus(string arn)
{
    /// <summary>The bus that every account has in every Region.</summary>
    public const string Default = "default";

    public string Arn { get; } = arn;

    /// <summary>Statements of its policy: id and JSON.</summary>
    public SortedDictionary<string, string> Statements { get; } = new(StringComparer.Ordinal);

    /// <summary>Its rules by name.</summary>
    public SortedDictionary<string, EventRule> Rules { get; } = new(StringComparer.Ordinal);

    /// <summary>Its policy, or null: then only its own account puts events.</summary>
    public string? Policy => Statements.Count == 0
        ? null
        : $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', Statements.Values)}}]}""";
}

/// <summary>A rule on a bus.</summary>
internal sealed class EventRule(string arn)
{
    public string Arn { get; } = arn;

    public string AccountId => Arn.Split(':')[4];

    public string Region => Arn.Split(':')[3];

    public string Name => Arn.Split('/')[^1];

    /// <summary>The events that it takes; null for a rule that has a schedule.</summary>
    public EventPattern? Pattern { get; set; }

    /// <summary>The times at which it runs; null for a rule that takes events.</summary>
    public Schedule? Schedule { get; set; }

    /// <summary>The next of these times.</summary>
    public DateTimeOffset NextAt { get; set; }

    public bool Enabled { get; set; }

    /// <summary>True where it hears calls that only read, too.</summary>
    public bool HearsReads { get; set; }

    /// <summary>Its targets by id.</summary>
    public SortedDictionary<string, EventTarget> Targets { get; } = new(StringComparer.Ordinal);
}

/// <summary>A bus or queue that a rule sends events to, or a function that it runs.</summary>
/// <param name="Arn">A bus, a queue or a function.</param>
/// <param name="RoleArn">The role that EventBridge takes, for a bus.</param>
/// <param name="DeadLetterArn">The queue for what could not be delivered, or null.</param>
internal sealed record EventTarget(string Arn, string? RoleArn, string? DeadLetterArn)
{
    /// <summary>The payload instead of the event; null for the event.</summary>
    public string? Input { get; init; }
}

/// <summary>An event that matched a rule, on its way to one of the rule's targets.</summary>
internal sealed record EventDelivery(EventRule Rule, EventTarget Target, JsonObject Event);
