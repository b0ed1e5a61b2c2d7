using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Guardrails.Local.Wire;

/// <summary>The values that AWS's service model allows as a request, or as one member of it.</summary>
internal sealed record InputShape
{
    /// <summary>The model's word: <c>structure</c>, <c>list</c>, <c>string</c>, <c>integer</c> and so on.</summary>
    public required string Type { get; init; }

    /// <summary>The least length, number of items, or value.</summary>
    public long? Min { get; init; }

    /// <summary>The greatest length, number of items, or value.</summary>
    public long? Max { get; init; }

    /// <summary>The pattern of the whole text.</summary>
    public string? Pattern { get; init; }

    /// <summary>The texts that are allowed; null for any.</summary>
    [JsonPropertyName("enum")]
    public IReadOnlyList<string>? Texts { get; init; }

    /// <summary>The members that a structure must have.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>A structure's members.</summary>
    public IReadOnlyDictionary<string, InputShape> Members { get; init; } = new Dictionary<string, InputShape>();

    /// <summary>The items of a list, or the values of a map.</summary>
    public InputShape? Item { get; init; }

    /// <summary>Everything that is wrong with a value.</summary>
    /// <param name="value">The value; a member that is absent is not asked.</param>
    /// <param name="path">Where it stands, for messages.</param>
    /// <exception cref="AwsError">It has another type.</exception>
    public IEnumerable<InputFault> Faults(JsonNode value, string path) => Type switch
    {
        "structure" => FaultsOfStructure(As<JsonObject>(value, path), path),
        "list" => FaultsOfLength(As<JsonArray>(value, path).Count, value, path)
            .Concat(As<JsonArray>(value, path).SelectMany((item, index) => Inner(item, $"{path}.{index + 1}.member"))),
        "map" => As<JsonObject>(value, path).SelectMany(entry => Inner(entry.Value, $"{path}.{entry.Key}.member")),
        "string" => FaultsOfText(Text(value, path), path),
        "integer" or "long" => FaultsOfNumber(Number(value, path), path),
        _ => [],
    };

    private IEnumerable<InputFault> FaultsOfStructure(JsonObject structure, string path)
    {
        foreach (var (name, shape) in Members)
        {
            var at = path.Length == 0 ? Lower(name) : $"{path}.{Lower(name)}";
            if (structure[name] is { } value)
            {
                foreach (var fault in shape.Faults(value, at))
                    yield return fault;
            }
            else if (Required.Contains(name))
            {
                yield return InputFault.Absent(at);
            }
        }
    }

    private IEnumerable<InputFault> FaultsOfText(string text, string path)
    {
        foreach (var fault in FaultsOfLength(text.Length, text, path))
            yield return fault;
        if (Texts is not null && !Texts.Contains(text))
            yield return new(path, text, "INVALID_ENUM", $"satisfy enum value set: [{string.Join(", ", Texts)}]");
        if (Pattern is not null && !Regex.IsMatch(
            text, $@"\A(?:{Pattern})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
            yield return new(path, text, "INVALID_PATTERN", $"satisfy regular expression pattern: {Pattern}");
    }

    private IEnumerable<InputFault> FaultsOfLength(int length, object value, string path)
    {
        if (length < Min)
            yield return new(path, value, "MIN_LENGTH_EXCEEDED", $"have length greater than or equal to {Min}");
        if (length > Max)
            yield return new(path, value, "MAX_LENGTH_EXCEEDED", $"have length less than or equal to {Max}");
    }

    private IEnumerable<InputFault> FaultsOfNumber(long number, string path)
    {
        if (number < Min)
            yield return new(path, number, "MIN_VALUE_EXCEEDED", $"have value greater than or equal to {Min}");
        if (number > Max)
            yield return new(path, number, "MAX_VALUE_EXCEEDED", $"have value less than or equal to {Max}");
    }

    private IEnumerable<InputFault> Inner(JsonNode? item, string path) =>
        item is null ? [InputFault.Absent(path)] : Item!.Faults(item, path);

    private static T As<T>(JsonNode value, string path)
        where T : JsonNode => value as T ?? throw WrongType(value, path);

    private static string Text(JsonNode value, string path) =>
        value is JsonValue text && text.TryGetValue(out string? found) ? found : throw WrongType(value, path);

    // The Query protocol has text only.
    private static long Number(JsonNode value, string path) =>
        value is JsonValue && long.TryParse(
            value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number)
            ? number
            : throw WrongType(value, path);

    private static AwsError WrongType(JsonNode value, string path) => new(
        "SerializationException", $"The value at '{path}' has another type: {value.GetValueKind()} was not expected");

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
