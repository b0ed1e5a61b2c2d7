using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;

namespace Guardrails.Reports.Json;

/// <summary>The JSON Schema (draft 2020-12) of a format, written from the types that are written.</summary>
/// <param name="options">The way in which they are written.</param>
/// <param name="describe">A sentence on a member; null where there is none.</param>
public sealed class FormatSchema(JsonSerializerOptions options, Func<MemberInfo, string?>? describe = null)
{
    /// <summary>Writes the schema.</summary>
    /// <param name="type">The type of the whole.</param>
    /// <param name="title">The format's name.</param>
    /// <param name="version">The format's version.</param>
    public JsonObject Of(Type type, string title, int version)
    {
        var exported = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = Described,
        };
        var of = options.GetJsonSchemaAsNode(type, exported).AsObject();
        var members = new JsonObject
        {
            [FormatJson.VersionName] = new JsonObject { ["type"] = "integer", ["const"] = version },
        };
        RepairReferences(of, of);
        foreach (var (name, value) in of["properties"]!.AsObject())
            members[name] = value?.DeepClone();
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
            ["type"] = "object",
            ["properties"] = members,
            ["required"] = new JsonArray([.. members.Select(member => JsonValue.Create(member.Key))]),
        };
    }

    /// <summary>
    /// The exporter refers to the places that it wrote before, and does not know the choices with null that were put in
    /// between.
    /// </summary>
    private static void RepairReferences(JsonObject whole, JsonNode? part)
    {
        if (part is JsonArray items)
        {
            foreach (var item in items)
                RepairReferences(whole, item);
        }

        if (part is not JsonObject one)
            return;
        foreach (var (_, member) in one)
            RepairReferences(whole, member);
        if (one["$ref"] is JsonValue reference)
            one["$ref"] = Repaired(whole, reference.GetValue<string>());
    }

    private static string Repaired(JsonNode? place, string reference)
    {
        var repaired = "#";
        foreach (var step in reference.Split('/').Skip(1))
        {
            if (place?["anyOf"] is JsonArray choices)
            {
                repaired += $"/anyOf/{choices.Count - 1}";
                place = choices[^1];
            }

            repaired += $"/{step}";
            place = place?[step];
        }

        return repaired;
    }

    private JsonNode Described(JsonSchemaExporterContext context, JsonNode schema)
    {
        var plain = Plain(context, schema);
        if (plain is JsonObject written
            && context.PropertyInfo?.AttributeProvider is MemberInfo member
            && describe?.Invoke(member) is { } words)
            written.Insert(0, "description", words);
        return plain;
    }

    /// <summary>
    /// One type for each value, and no format that a validator has to know: so that a strict one takes it. All members
    /// of an object are written always.
    /// </summary>
    private static JsonNode Plain(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = context.TypeInfo.Type;
        if (OfConverter(type) is { } text)
            return context.PropertyInfo?.IsGetNullable == true ? OrNull(text) : text;
        if (schema is not JsonObject written)
            return schema;

        // The exporter leaves out what it knows nothing of, and so the items that a converter writes.
        if (context.TypeInfo.ElementType is { } element && written["type"] is not null && !written.ContainsKey("items")
            && OfConverter(element) is { } item)
            written["items"] = item;

        written.Remove("format");
        var isEnum = (Nullable.GetUnderlyingType(type) ?? type).IsEnum;
        if (isEnum && !written.ContainsKey("type"))
        {
            written.Insert(0, "type", "string");
            if (Nullable.GetUnderlyingType(type) is not null)
            {
                var words = written["enum"]!.AsArray();
                words.Where(word => word is null).ToList().ForEach(word => words.Remove(word));
                return OrNull(written);
            }
        }

        if (written["properties"] is JsonObject properties)
            written["required"] = new JsonArray([.. properties.Select(member => JsonValue.Create(member.Key))]);
        if (written["type"] is not JsonArray types)
            return written;

        written.Remove("type");
        var choices = types.Select(one => one!.GetValue<string>()).ToList();
        var value = written.DeepClone().AsObject();
        value.Insert(0, "type", choices.Single(one => one != "null"));
        return OrNull(value);
    }

    private static JsonObject OrNull(JsonObject value) =>
        new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, value) };

    /// <summary>The schema of what <see cref="IdJsonConverter"/> writes; null where something else does.</summary>
    private static JsonObject? OfConverter(Type type) =>
        type == typeof(AccountId) ? Text(AccountId.SchemaPattern)
        : type == typeof(OrganizationId) ? Text(OrganizationId.SchemaPattern)
        : type == typeof(TargetId) ? Text(TargetId.SchemaPattern)
        : type == typeof(IGuardrail) ? new JsonObject { ["type"] = "string" }
        : null;

    private static JsonObject Text(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };
}
