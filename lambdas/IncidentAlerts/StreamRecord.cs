using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Lambda.IncidentAlerts;

/// <summary>A change of one row of the ledger, as its stream tells it.</summary>
/// <param name="EventId">The id of the change, which is the same whenever it is delivered.</param>
/// <param name="Name"><c>INSERT</c>, <c>MODIFY</c> or <c>REMOVE</c>.</param>
/// <param name="Key">The row.</param>
/// <param name="Account">The account that the row is about.</param>
/// <param name="At">The time of the change (UTC), to the second or so; null where the stream does not say.</param>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html and
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html
/// </remarks>
internal sealed record StreamRecord(string EventId, string Name, LedgerKey Key, AccountId Account, DateTimeOffset? At)
{
    /// <summary>The service that removes expired rows.</summary>
    private const string TimeToLive = "dynamodb.amazonaws.com";

    /// <summary>The attributes that the ledger itself changes.</summary>
    private static readonly string[] Changing = [LedgerKey.Expires, LedgerKey.List, LedgerKey.ListedAt];

    /// <summary>True for the row of an observation, which never changes.</summary>
    public bool IsObservation => Key.Sort.StartsWith(LedgerKey.Observations, StringComparison.Ordinal);

    /// <summary>True for an observation that was not there before.</summary>
    public bool IsNew => IsObservation && Name == "INSERT";

    /// <summary>True for an announcement of a person's that was not there before.</summary>
    public bool IsAnnouncement =>
        Key.Sort.StartsWith(DecisionRow.Announcements, StringComparison.Ordinal) && Name == "INSERT";

    /// <summary>The change that nobody may make, as the end of a sentence; null where it is none.</summary>
    public string? Breach { get; private init; }

    /// <summary>True where something is to be done: such a record is delivered again if that fails.</summary>
    public bool IsHandled => IsNew || IsAnnouncement || Breach is not null;

    /// <summary>The order number of a record, by which it is asked for again; null where it has none.</summary>
    public static string? NumberOf(JsonNode? record) => Text(record as JsonObject, "dynamodb", "SequenceNumber");

    /// <summary>Reads a record.</summary>
    /// <exception cref="FormatException">It cannot be read; the message says why.</exception>
    public static StreamRecord Read(JsonNode? record)
    {
        var all = record as JsonObject ?? throw new FormatException("A record of the stream is no object.");
        var key = new LedgerKey(Required(LedgerKey.PartitionAttribute), Required(LedgerKey.SortAttribute));
        var name = Text(all, "eventName");
        if (name is not ("INSERT" or "MODIFY" or "REMOVE"))
            throw new FormatException($"A record of the stream has the eventName '{name}'.");
        var read = new StreamRecord(
            Text(all, "eventID") ?? throw new FormatException("A record of the stream has no eventID."),
            name,
            key,
            LedgerKey.AccountOf(key)
                ?? throw new FormatException($"The row {key.Partition} {key.Sort} names no account."),
            Time(all["dynamodb"]?["ApproximateCreationDateTime"]));
        return read.IsObservation ? read with { Breach = BreachOf(all, name) } : read;

        string Required(string attribute) => Text(all, "dynamodb", "Keys", attribute, "S")
            ?? throw new FormatException($"A record of the stream has no key {attribute}.");
    }

    private static string? BreachOf(JsonObject record, string name) => name switch
    {
        "REMOVE" when Text(record, "userIdentity", "principalId") != TimeToLive =>
            "was removed, and not by its end of life",
        "MODIFY" when Changed(record) is { Count: > 0 } changed => $"was changed: {string.Join(", ", changed)}",
        _ => null,
    };

    private static List<string> Changed(JsonObject record)
    {
        var (before, after) = (Image("OldImage"), Image("NewImage"));
        return
        [
            .. before.Select(one => one.Key).Union(after.Select(one => one.Key))
                .Where(name => !Changing.Contains(name) && !JsonNode.DeepEquals(before[name], after[name]))
                .Order(StringComparer.Ordinal),
        ];

        JsonObject Image(string name) => record["dynamodb"]?[name] as JsonObject
            ?? throw new FormatException($"A record of the stream has no {name}.");
    }

    private static string? Text(JsonObject? record, params ReadOnlySpan<string> path)
    {
        JsonNode? node = record;
        foreach (var name in path)
            node = (node as JsonObject)?[name];
        return node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;
    }

    private static DateTimeOffset? Time(JsonNode? seconds) =>
        seconds is JsonValue value
        && decimal.TryParse(
            value.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(number * 1000))
            : null;
}
