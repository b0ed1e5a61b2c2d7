using System.Text.Json.Nodes;

namespace Guardrails.Core.Json;

/// <summary>An object with these properties and no others.</summary>
/// <param name="build">Makes its meaning from those that could be read.</param>
internal sealed class ObjectShape<T>(IReadOnlyList<Property> properties, Func<Fields, T> build) : IShape<T>
{
    private readonly KnownNames _names = new("property", [.. properties.Select(property => property.Name)]);

    public Located<T>? Read(FileValue value, FileErrors errors)
    {
        if (value is not FileObject found)
        {
            errors.Add(value, $"is {value.Kind}, not an object", "an object in { }");
            return null;
        }

        var values = _names.Read(found, errors);
        foreach (var missing in properties.Where(property => property.Required && !values.ContainsKey(property.Name)))
            errors.Add(FilePath.Property(value.Path, missing.Name), value.Position, "is missing", missing.Description);
        return new(build(new(values, errors)), value);
    }

    public JsonObject Schema()
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(properties.Select(property =>
                KeyValuePair.Create<string, JsonNode?>(property.Name, property.Schema()))),
            ["additionalProperties"] = false,
        };
        if (properties.Any(property => property.Required))
        {
            schema["required"] = new JsonArray(
                [.. from property in properties where property.Required select JsonValue.Create(property.Name)]);
        }

        return schema;
    }
}
