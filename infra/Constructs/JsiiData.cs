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

    /// <summary>A policy in whose texts something is filled in.</summary>
    public static Dictionary<string, object> Of(PolicyDocument policy, Func<string, string> filled) =>
        Of(policy.Render(), filled);

    /// <summary>
    /// The statement of a policy that has one only, for a resource type that takes statements one by one.
    /// </summary>
    public static Dictionary<string, object> OnlyStatement(PolicyDocument policy) =>
        Of(policy.Render()["Statement"]!.AsArray().Single()!.AsObject());

    public static Dictionary<string, object> Of(JsonObject json) => Of(json, text => text);

    private static Dictionary<string, object> Of(JsonObject json, Func<string, string> filled) =>
        json.ToDictionary(member => member.Key, member => Of(member.Value, filled), StringComparer.Ordinal);

    private static object Of(JsonNode? node, Func<string, string> filled) => node switch
    {
        JsonObject json => Of(json, filled),
        JsonArray array => array.Select(item => Of(item, filled)).ToArray(),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.String => filled(value.GetValue<string>()),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => value.GetValue<double>(),
            var kind => throw new NotSupportedException($"A policy holds no {kind}."),
        },
        _ => throw new NotSupportedException("A policy holds no null."),
    };
}
