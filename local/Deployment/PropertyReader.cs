using System.Text.Json.Nodes;

namespace Guardrails.Local.Deployment;

/// <summary>
/// A resource's resolved properties. What a handler did not read is, at the end, an unknown property.
/// </summary>
/// <param name="json">The properties.</param>
/// <param name="path">Where they stand, empty at the top.</param>
/// <param name="fail">Makes the exception that names the resource.</param>
internal sealed class PropertyReader(JsonObject json, string path, Func<string, Exception> fail)
{
    private readonly HashSet<string> _read = [];
    private readonly List<PropertyReader> _nested = [];

    public string Text(string name) => OptionalText(name) ?? throw Missing(name);

    public string? OptionalText(string name) => Find(name) switch
    {
        null => null,
        JsonValue value => value.ToString(),
        _ => throw Wrong(name, "a text"),
    };

    public string OneOf(string name, string? otherwise, params ReadOnlySpan<string> accepted)
    {
        var value = OptionalText(name) ?? otherwise ?? throw Missing(name);
        return accepted.Contains(value)
            ? value
            : throw fail($"property {Full(name)} is {value}; accepted: {string.Join(", ", accepted!)}.");
    }

    public int? OptionalNumber(string name) => Find(name) switch
    {
        null => null,
        JsonValue value when int.TryParse(value.ToString(), out var number) => number,
        _ => throw Wrong(name, "a whole number"),
    };

    public bool? OptionalFlag(string name) => Find(name) switch
    {
        null => null,
        JsonValue value when bool.TryParse(value.ToString(), out var flag) => flag,
        _ => throw Wrong(name, "true or false"),
    };

    public JsonNode? Json(string name) => Find(name);

    public JsonNode RequiredJson(string name) => Find(name) ?? throw Missing(name);

    public PropertyReader? OptionalObject(string name) => Find(name) switch
    {
        null => null,
        JsonObject value => Nested(value, Full(name)),
        _ => throw Wrong(name, "an object"),
    };

    public PropertyReader Object(string name) => OptionalObject(name) ?? throw Missing(name);

    public IReadOnlyList<string> Texts(string name) => Find(name) switch
    {
        null => [],
        JsonArray list when list.All(item => item is JsonValue) => [.. list.Select(item => item!.ToString())],
        _ => throw Wrong(name, "a list of texts"),
    };

    public IReadOnlyList<PropertyReader> Objects(string name) => Find(name) switch
    {
        null => [],
        JsonArray list when list.All(item => item is JsonObject) =>
            [.. list.Select((item, index) => Nested(item!.AsObject(), $"{Full(name)}[{index}]"))],
        _ => throw Wrong(name, "a list of objects"),
    };

    public IReadOnlyDictionary<string, string> Map(string name) => Find(name) switch
    {
        null => new Dictionary<string, string>(),
        JsonObject map when map.All(entry => entry.Value is JsonValue) =>
            map.ToDictionary(entry => entry.Key, entry => entry.Value!.ToString()),
        _ => throw Wrong(name, "a map of texts"),
    };

    /// <summary>
    /// Everything that this type has here was read: what is left over is not supported, and never skipped.
    /// </summary>
    public void End()
    {
        var unread = json.Select(entry => entry.Key).Where(name => !_read.Contains(name)).Select(Full).ToList();
        if (unread.Count > 0)
        {
            throw fail(
                $"property {string.Join(", ", unread)} is not supported here. Known: "
                + $"{string.Join(", ", _read.Order(StringComparer.Ordinal).Select(Full))}.");
        }

        foreach (var nested in _nested)
            nested.End();
    }

    private PropertyReader Nested(JsonObject value, string at)
    {
        var nested = new PropertyReader(value, at, fail);
        _nested.Add(nested);
        return nested;
    }

    private JsonNode? Find(string name)
    {
        _read.Add(name);
        return json[name];
    }

    private string Full(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private Exception Missing(string name) => fail($"property {Full(name)} is missing.");

    private Exception Wrong(string name, string expected) =>
        fail($"property {Full(name)} is not {expected}: {json[name]?.ToJsonString()}.");
}
