using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Events;

/// <summary>
/// An event pattern of nested objects, exact values, prefixes, wildcards, exclusions of texts, absence and
/// alternatives. Any other comparison is refused, never ignored.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html and
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
/// </remarks>
internal sealed class EventPattern
{
    private const string Prefix = "prefix";
    private const string Wildcard = "wildcard";
    private const string AnythingBut = "anything-but";
    private const string Exists = "exists";
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
            : map.TryGetPropertyValue(field.Key, out var found)
                ? FieldMatches(field.Value, found)
                : MayBeAbsent(field.Value)),
        // Fields of one pattern object are found in one and the same element.
        JsonArray list => list.Any(item => Matches(fields, item)),
        _ => MayBeAbsent(fields),
    };

    private static bool MayBeAbsent(JsonNode? accepted) => accepted switch
    {
        JsonArray list => list.Any(one => one is JsonObject comparison && comparison.ContainsKey(Exists)),

        // What is in an absent object is absent, too.
        JsonObject nested => nested.All(field => field.Key == Or
            ? field.Value!.AsArray().Any(MayBeAbsent)
            : MayBeAbsent(field.Value)),
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
        (JsonObject comparison, JsonValue text) when text.GetValueKind() == JsonValueKind.String =>
            Fits(comparison.Single(), text.GetValue<string>()),
        // Numbers are equal when they are written alike: 300 is not 300.0.
        (JsonValue one, JsonValue other) =>
            one.GetValueKind() == other.GetValueKind() && one.ToString() == other.ToString(),
        _ => false,
    };

    private static bool Fits(KeyValuePair<string, JsonNode?> comparison, string text) => comparison.Key switch
    {
        Prefix => text.StartsWith(comparison.Value!.GetValue<string>(), StringComparison.Ordinal),
        Wildcard => IsLike(comparison.Value!.GetValue<string>().Split('*'), text),
        AnythingBut => comparison.Value!.AsArray().All(one => one!.GetValue<string>() != text),
        _ => false,
    };

    /// <summary>Tells whether a text has these parts, in their order, with any text between them.</summary>
    private static bool IsLike(string[] parts, string text)
    {
        if (parts.Length == 1)
            return text == parts[0];
        if (!text.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        var from = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var at = text.IndexOf(part, from, StringComparison.Ordinal);
            if (at < 0)
                return false;
            from = at + part.Length;
        }

        return text.Length - from >= parts[^1].Length && text.EndsWith(parts[^1], StringComparison.Ordinal);
    }

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
                JsonObject { Count: 1 } comparison => IsKnown(comparison.Single()),
                _ => false,
            };
            if (!known)
            {
                throw Invalid(
                    $"{path} has {value!.ToJsonString()}, which is not supported here; "
                    + $"exact values, {Prefix}, {Wildcard} of * alone, {AnythingBut} with a list of texts, and "
                    + $"{Exists} false are");
            }
        }
    }

    private static bool IsKnown(KeyValuePair<string, JsonNode?> comparison) => comparison switch
    {
        { Key: Prefix } => IsText(comparison.Value),

        // The star alone is special there, and the backslash.
        { Key: Wildcard } => IsText(comparison.Value)
            && comparison.Value!.GetValue<string>().IndexOfAny(['?', '\\', '$']) < 0,
        { Key: AnythingBut, Value: JsonArray { Count: > 0 } texts } => texts.All(IsText),
        { Key: Exists, Value: JsonValue flag } => flag.GetValueKind() == JsonValueKind.False,
        _ => false,
    };

    private static bool IsText(JsonNode? value) => value is JsonValue && value.GetValueKind() == JsonValueKind.String;

    private static AwsError Invalid(string problem) =>
        new("InvalidEventPatternException", $"Event pattern is not valid. Reason: {problem}.");
}
