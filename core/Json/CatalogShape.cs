using System.Text.Json.Nodes;

namespace Guardrails.Core.Json;

/// <summary>An object whose names come from a catalog, and whose values all mean the same.</summary>
/// <param name="kind">The thing that the catalog lists: <c>guardrail</c>.</param>
/// <param name="catalog">The entries, in catalog order: what each is, and everything that may be said of it.</param>
/// <param name="refusal">
/// The reason why a certain other name is refused, or null where there is nothing to say about it.
/// </param>
internal sealed class CatalogShape<T>(
    string kind,
    IReadOnlyList<Property<T>> catalog,
    Func<string, string?>? refusal = null)
    : IShape<IReadOnlyDictionary<string, Located<T>>>
{
    private readonly Dictionary<string, Property<T>> _catalog = catalog.ToDictionary(entry => entry.Name);
    private readonly KnownNames _names = new(kind, [.. catalog.Select(entry => entry.Name)], refusal);

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
            if (_catalog[name].Of.Read(one, errors) is { } read)
                entries.Add(name, read);
        }

        return new(entries, value);
    }

    public JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(
            catalog.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Name, entry.Schema()))),
        ["additionalProperties"] = false,
    };
}
