using System.Text.Json.Nodes;

namespace Guardrails.Core.Json;

/// <summary>An object whose names come from a catalog, and whose values all mean the same.</summary>
/// <param name="kind">The thing that the catalog lists: <c>guardrail</c>.</param>
/// <param name="catalog">The names and what each is, in catalog order.</param>
/// <param name="entry">Everything that may be said of the entry of that name.</param>
/// <param name="refusal">
/// The reason why a certain other name is refused, or null where there is nothing to say about it.
/// </param>
internal sealed class CatalogShape<T>(
    string kind,
    IReadOnlyList<KeyValuePair<string, string>> catalog,
    Func<string, IShape<T>> entry,
    Func<string, string?>? refusal = null)
    : IShape<IReadOnlyDictionary<string, Located<T>>>
{
    private readonly KnownNames _names = new(kind, [.. catalog.Select(known => known.Key)], refusal);

    /// <summary>The same may be said of each.</summary>
    public CatalogShape(
        string kind,
        IReadOnlyList<KeyValuePair<string, string>> catalog,
        IShape<T> entry,
        Func<string, string?>? refusal = null)
        : this(kind, catalog, _ => entry, refusal)
    {
    }

    public Located<IReadOnlyDictionary<string, Located<T>>>? Read(FileValue value, FileErrors errors)
    {
        if (value is not FileObject found)
        {
            errors.Add(value, $"is {value.Kind}, not an object", $"an object in {{ }} with a property per {kind}");
            return null;
        }

        var entries = new Dictionary<string, Located<T>>();
        foreach (var (name, one) in _names.Read(found, errors))
        {
            if (entry(name).Read(one, errors) is { } read)
                entries.Add(name, read);
        }

        return new(entries, value);
    }

    public JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(catalog.Select(known =>
            KeyValuePair.Create<string, JsonNode?>(
                known.Key,
                new Property<T>(known.Key, known.Value, entry(known.Key)).Schema()))),
        ["additionalProperties"] = false,
    };
}
