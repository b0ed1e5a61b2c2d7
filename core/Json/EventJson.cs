using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Json;

/// <summary>
/// A JSON object of an event and what it is called there; what is missing or of the wrong kind is named.
/// </summary>
internal sealed class EventJson(JsonObject json, string name)
{
    // The form without separators that CloudTrail's page of userIdentity shows for creationDate.
    private const string BasicTime = "yyyyMMdd'T'HHmmss'Z'";

    public EventJson Object(string property) =>
        new(json[property] as JsonObject ?? throw Unexpected(property, "an object"), $"{name}.{property}");

    /// <summary>An object, or null where there is none.</summary>
    public EventJson? OptionalObject(string property) =>
        json[property] is JsonObject found
            ? new(found, $"{name}.{property}")
            : null;

    public string Text(string property) =>
        OptionalText(property) is { Length: > 0 } text ? text : throw Unexpected(property, "text");

    public string? OptionalText(string property) => json[property] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => throw Unexpected(property, "text"),
    };

    /// <summary>A text, or null where there is none, of whatever kind the property is.</summary>
    public string? Loose(string property) =>
        json[property] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>A flag, or null where there is none. CloudTrail writes most as text: true, false, Yes, No.</summary>
    public bool? LooseFlag(string property) => json[property] is JsonValue value && value.TryGetValue(out bool flag)
        ? flag
        : Loose(property)?.ToUpperInvariant() switch
        {
            "TRUE" or "YES" => true,
            "FALSE" or "NO" => false,
            _ => null,
        };

    /// <summary>A time, or null where there is none that can be read.</summary>
    public DateTimeOffset? LooseTime(string property) =>
        Loose(property) is { } text
        && (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            || DateTimeOffset.TryParseExact(
                text,
                BasicTime,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out time))
            ? time
            : null;

    /// <summary>The objects of a list; none where there is no list.</summary>
    public IEnumerable<EventJson> Objects(string property) =>
        (json[property] as JsonArray ?? []).OfType<JsonObject>()
            .Select((item, index) => new EventJson(item, $"{name}.{property}[{index}]"));

    /// <summary>A copy without the properties of these names, at any depth, in any case.</summary>
    public JsonObject CopyWithout(IReadOnlyCollection<string> names)
    {
        return Copy(json);

        JsonObject Copy(JsonObject part) => new(part
            .Where(property => !names.Contains(property.Key, StringComparer.OrdinalIgnoreCase))
            .Select(property => KeyValuePair.Create(property.Key, CopyOf(property.Value))));

        JsonNode? CopyOf(JsonNode? node) => node switch
        {
            JsonObject inner => Copy(inner),
            JsonArray items => new JsonArray([.. items.Select(CopyOf)]),
            _ => node?.DeepClone(),
        };
    }

    /// <summary>Every text in the object, at any depth, with the name of its property.</summary>
    public IEnumerable<(string Name, string Value)> TextsWithin() =>
        json.SelectMany(property => TextsWithin(property.Key, property.Value));

    private static IEnumerable<(string Name, string Value)> TextsWithin(string name, JsonNode? node) => node switch
    {
        JsonObject inner => inner.SelectMany(property => TextsWithin(property.Key, property.Value)),
        JsonArray items => items.SelectMany(item => TextsWithin(name, item)),
        JsonValue value when value.TryGetValue(out string? text) => [(name, text)],
        _ => [],
    };

    /// <summary>Every property; each must be text.</summary>
    public Dictionary<string, string> Texts() =>
        json.ToDictionary(property => property.Key, property => Text(property.Key), StringComparer.Ordinal);

    public bool Flag(string property) => json[property] switch
    {
        null => false,
        JsonValue value when value.TryGetValue(out bool flag) => flag,
        _ => throw Unexpected(property, "true or false"),
    };

    public AccountId Account(string property) =>
        AccountId.TryParse(Text(property)) ?? throw Unexpected(property, AccountId.Accepted);

    public DateTimeOffset Time(string property) =>
        DateTimeOffset.TryParse(
            Text(property),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time)
            ? time
            : throw Unexpected(property, "a time such as 2026-11-23T09:00:00.000Z");

    private FormatException Unexpected(string property, string expected) => new(json[property] is { } found
        ? $"{name}.{property} is {found.ToJsonString()}: expected {expected}."
        : $"{name}.{property} is missing: expected {expected}.");
}
