using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guardrails.Infra;

/// <summary>JSON as jsii takes it: dictionaries, arrays, strings, numbers and booleans, which cross to Node.js in one call.</summary>
internal static class JsiiData
{
    public static Dictionary<string, object> Of(JsonObject json) =>
        json.ToDictionary(member => member.Key, member => Of(member.Value), StringComparer.Ordinal);

    private static object Of(JsonNode? node) => node switch
    {
        JsonObject json => Of(json),
        JsonArray array => array.Select(Of).ToArray(),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => value.GetValue<double>(),
            var kind => throw new NotSupportedException($"A policy holds no {kind}."),
        },
        _ => throw new NotSupportedException("A policy holds no null."),
    };
}
