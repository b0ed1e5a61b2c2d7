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
        [.. (role["Policies"]?.AsArray() ?? []).Select(policy => Filled(policy!["PolicyDocument"]!)!)];

    /// <summary>The id that AWS gives to a policy of a stack here: its logical id without the CDK's hash.</summary>
    public static string PolicyId(string logicalId) => "p-" + logicalId[..^8];

    /// <summary>A policy in which the ids of the stack's policies are filled in.</summary>
    private static JsonNode? Filled(JsonNode? node) => node switch
    {
        JsonObject joined when joined["Fn::Join"] is JsonArray join =>
            string.Concat(join[1]!.AsArray().Select(part => Filled(part)!.GetValue<string>())),
        JsonObject attribute when attribute["Fn::GetAtt"] is JsonArray { Count: 2 } get =>
            get[1]!.GetValue<string>() == "Id"
                ? PolicyId(get[0]!.GetValue<string>())
                : throw new InvalidOperationException($"No test knows what AWS says for {attribute}."),
        JsonObject json => new JsonObject(
            json.Select(member => KeyValuePair.Create(member.Key, Filled(member.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Filled)]),
        _ => node?.DeepClone(),
    };

    public static IReadOnlyList<string> Texts(JsonNode? oneOrMany) => oneOrMany switch
    {
        JsonObject joined when joined.ContainsKey("Fn::Join") => [Filled(joined)!.GetValue<string>()],
        JsonArray many => [.. many.Select(one => one!.GetValue<string>())],
        JsonValue one => [one.GetValue<string>()],
        _ => [],
    };
}
