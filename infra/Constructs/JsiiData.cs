using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Policies;

namespace Guardrails.Infra.Constructs;

/// <summary>
/// JSON as jsii takes it: dictionaries, arrays, strings, numbers and booleans, which cross to Node.js in one call.
/// </summary>
internal static class JsiiData
{
    /// <summary>A policy of any kind.</summary>
    public static Dictionary<string, object> Of(PolicyDocument policy) => Of(policy.Render());

    /// <summary>
    /// The statement of a policy that has one only, for a resource type that takes statements one by one.
    /// </summary>
    public static Dictionary<string, object> OnlyStatement(PolicyDocument policy) =>
        Of(policy.Render()["Statement"]!.AsArray().Single()!.AsObject());

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
