using System.Text.Json.Nodes;

namespace Guardrails.Tests.Synth;

/// <summary>Reads the roles of templates.</summary>
internal static class Roles
{
    public static JsonObject Of(Stack stack, string name) =>
        stack.OfType("AWS::IAM::Role").Single(role => role.Text("RoleName") == name).Properties;

    /// <summary>The roles of a template that is data.</summary>
    public static IEnumerable<JsonObject> In(JsonObject template) => template["Resources"]!.AsObject()
        .Where(resource => resource.Value!["Type"]!.GetValue<string>() == "AWS::IAM::Role")
        .Select(resource => resource.Value!["Properties"]!.AsObject());

    public static IEnumerable<JsonObject> Statements(JsonObject role) =>
        (role["Policies"]?.AsArray() ?? [])
            .SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray()).Select(one => one!.AsObject());

    public static IReadOnlyList<string> Actions(Stack stack, string name) =>
        [.. Statements(Of(stack, name)).SelectMany(statement => Texts(statement["Action"]))];

    /// <summary>The inline policies as documents.</summary>
    public static IReadOnlyList<JsonNode> Identity(JsonObject role) =>
        [.. (role["Policies"]?.AsArray() ?? []).Select(policy => policy!["PolicyDocument"]!)];

    public static IReadOnlyList<string> Texts(JsonNode? oneOrMany) => oneOrMany switch
    {
        JsonArray many => [.. many.Select(one => one!.GetValue<string>())],
        JsonValue one => [one.GetValue<string>()],
        _ => [],
    };
}
