using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Events;

/// <summary>
/// An event pattern of nested objects, exact values, prefixes and alternatives. Any other comparison is refused, never
/// ignored.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html and
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
/// </remarks>
internal sealed class EventPattern
{
    private const string Prefix = "prefix";
    private const string Or = "$or";
    private readonly JsonObject _pattern;

    private EventPattern(JsonObject pattern) => _pattern = pattern;

    /// <summary>Checks a pattern.</summary>
    /// <exception cref="AwsError">It is none, or has a comparison that is not built here.</exception>
    public static EventPattern Parse(JsonNode? pattern)
    {
        if (pattern is not JsonObject map)
            throw Invalid("it is not an object");
        Check(map, "$");
        return new(map);
    }

    /// <summary>
    /// Tells whether an event has every field of the pattern with one of the values that the pattern gives for it.
    /// </summary>
    public bool Matches(JsonObject @event) => Matches(_pattern, @event);

    private static bool Matches(JsonObject fields, JsonNode? value) => value switch
    {
        JsonObject map => fields.All(field => field.Key == Or
            ? field.Value!.AsArray().Any(alternative => Matches(alternative!.AsObject(), map))
            : map.TryGetPropertyValue(field.Key, out var found) && FieldMatches(field.Value, found)),
        // Fields of one pattern object are found in one and the same element.
        JsonArray list => list.Any(item => Matches(fields, item)),
        _ => false,
    };

    private static bool FieldMatches(JsonNode? accepted, JsonNode? found) =>
        accepted is JsonObject nested ? Matches(nested, found) : AnyMatches(accepted!.AsArray(), found);

    private static bool AnyMatches(JsonArray accepted, JsonNode? value) => value is JsonArray list
        ? list.Any(item => AnyMatches(accepted, item))
        : accepted.Any(one => IsIt(one, value));

    private static bool IsIt(JsonNode? accepted, JsonNode? value) => (accepted, value) switch
    {
        (null, null) => true,
        (JsonObject comparison, JsonValue text) => text.GetValueKind() == JsonValueKind.String
            && text.GetValue<string>().StartsWith(comparison[Prefix]!.GetValue<string>(), StringComparison.Ordinal),
        // Numbers are equal when they are written alike: 300 is not 300.0.
        (JsonValue one, JsonValue other) =>
            one.GetValueKind() == other.GetValueKind() && one.ToString() == other.ToString(),
        _ => false,
    };

    private static void Check(JsonObject fields, string path)
    {
        if (fields.Count == 0)
            throw Invalid($"the object at {path} is empty");
        foreach (var (name, value) in fields)
        {
            var at = $"{path}.{name}";
            if (name == Or)
                CheckAlternatives(value, at);
            else if (name.StartsWith('$'))
                throw Invalid($"{at} is not supported here");
            else if (value is JsonObject nested)
                Check(nested, at);
            else if (value is not JsonArray { Count: > 0 } accepted)
                throw Invalid($"{at} is neither an object nor a list of at least one value");
            else
                CheckValues(accepted, at);
        }
    }

    private static void CheckAlternatives(JsonNode? value, string path)
    {
        if (value is not JsonArray { Count: > 1 } alternatives)
            throw Invalid($"{path} is not a list of at least two alternatives");
        for (var index = 0; index < alternatives.Count; index++)
        {
            Check(
                alternatives[index] as JsonObject ?? throw Invalid($"{path}[{index}] is not an object"),
                $"{path}[{index}]");
        }
    }

    private static void CheckValues(JsonArray accepted, string path)
    {
        foreach (var value in accepted)
        {
            var known = value switch
            {
                null or JsonValue => true,
                JsonObject { Count: 1 } comparison =>
                    comparison[Prefix] is JsonValue text && text.GetValueKind() == JsonValueKind.String,
                _ => false,
            };
            if (!known)
            {
                throw Invalid(
                    $"{path} has {value!.ToJsonString()}, which is not supported here; "
                    + $"exact values and {{\"{Prefix}\":\"text\"}} are");
            }
        }
    }

    private static AwsError Invalid(string problem) =>
        new("InvalidEventPatternException", $"Event pattern is not valid. Reason: {problem}.");
}
