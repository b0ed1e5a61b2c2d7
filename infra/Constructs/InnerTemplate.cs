using System.Text.Json.Nodes;
using Guardrails.Core.Roles;

namespace Guardrails.Infra.Constructs;

/// <summary>A template that is data: one that a StackSet carries into accounts.</summary>
internal static class InnerTemplate
{
    public static JsonObject Of(string description, params (string LogicalId, JsonObject Resource)[] resources) => new()
    {
        ["AWSTemplateFormatVersion"] = "2010-09-09",
        ["Description"] = description,
        ["Resources"] = new JsonObject(
            resources.Select(one => KeyValuePair.Create<string, JsonNode?>(one.LogicalId, one.Resource))),
    };

    public static JsonObject Resource(string type, JsonObject properties) =>
        new() { ["Type"] = type, ["Properties"] = properties };

    /// <summary>The ARN of another resource of the template.</summary>
    public static JsonObject ArnOf(string logicalId) => new() { ["Fn::GetAtt"] = new JsonArray(logicalId, "Arn") };

    /// <summary>A text in which CloudFormation fills in its pseudo parameters.</summary>
    public static JsonNode Text(string text)
    {
        if (!PseudoParameters.AreIn(text))
            return JsonValue.Create(text);
        return PseudoParameters.Only(text) is { } name
            ? new JsonObject { ["Ref"] = name }
            : new JsonObject { ["Fn::Sub"] = text };
    }

    /// <summary>
    /// A policy, or another piece of JSON, in whose texts CloudFormation fills in its pseudo parameters.
    /// </summary>
    public static JsonNode? Filled(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.Select(member => KeyValuePair.Create(member.Key, Filled(member.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Filled)]),
        JsonValue value when value.TryGetValue(out string? text) => Text(text),
        _ => node?.DeepClone(),
    };
}
