using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Cli.Shared;

/// <summary>A report as JSON, for machines, with the version of its format.</summary>
/// <param name="title">The report's name.</param>
/// <param name="version">
/// The version: it is raised where a member goes away or changes its meaning. Members may be added at any time.
/// </param>
internal sealed class ReportFormat<T>(string title, int version)
{
    private const string VersionName = "formatVersion";

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = PlainJson.Encoder,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new IdJsonConverter() },
    };

    private static readonly JsonSchemaExporterOptions Exported = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Plain,
    };

    /// <summary>The report's text, in printable characters alone.</summary>
    public string Write(T report)
    {
        var json = new JsonObject { [VersionName] = version };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(report, Options)!.AsObject())
            json[name] = value?.DeepClone();
        return Printable.Json(json.ToJsonString(Options));
    }

    /// <summary>The format's JSON Schema (draft 2020-12), written from the types that are written.</summary>
    public JsonObject Schema()
    {
        var of = Options.GetJsonSchemaAsNode(typeof(T), Exported).AsObject();
        var members = new JsonObject { [VersionName] = new JsonObject { ["type"] = "integer", ["const"] = version } };
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
            written.Insert(0, "type", "string");
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
