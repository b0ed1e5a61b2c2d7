using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guardrails.Core.Json;

namespace Guardrails.Reports.Json;

/// <summary>The way in which every format for machines is written.</summary>
public static class FormatJson
{
    /// <summary>The member that every format begins with.</summary>
    public const string VersionName = "formatVersion";

    /// <summary>Members in camel case, ids as texts, choices as words.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = PlainJson.Encoder,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new IdJsonConverter() },
    };
}
