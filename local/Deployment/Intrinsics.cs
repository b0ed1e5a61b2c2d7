using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guardrails.Local.Deployment;

/// <summary>
/// Resolves Ref, Fn::GetAtt, Fn::Sub and Fn::Join. Any other intrinsic is an error that names its path.
/// </summary>
/// <param name="reference">
/// The value of a Ref, or null where there is no such name. The name AWS::NoValue never arrives here.
/// </param>
/// <param name="attribute">The value of an attribute of a resource, or null where there is none.</param>
internal sealed partial class Intrinsics(Func<string, string?> reference, Func<string, string, JsonNode?> attribute)
{
    private const string NoValue = "AWS::NoValue";

    /// <summary>A copy of the value with every intrinsic resolved; null where the value is AWS::NoValue.</summary>
    public JsonNode? Resolve(JsonNode? value, string path) => value switch
    {
        JsonObject call when IntrinsicName(call) is { } name => Call(name, call[name], path),
        JsonObject map => new JsonObject(map
            .Select(entry => KeyValuePair.Create(entry.Key, Resolve(entry.Value, $"{path}.{entry.Key}")))
            .Where(entry => entry.Value is not null)),
        JsonArray list => new JsonArray(
            [.. list.Select((item, index) => Resolve(item, $"{path}[{index}]")).Where(item => item is not null)]),
        null => null,
        _ => value.DeepClone(),
    };

    /// <summary>The names that intrinsics in the value refer to.</summary>
    public static IEnumerable<string> References(JsonNode? value) => value switch
    {
        JsonObject call when IntrinsicName(call) is { } name => name switch
        {
            "Ref" => call[name] is JsonValue target ? [target.ToString()] : [],
            "Fn::GetAtt" => [GetAttTarget(call[name])?.Resource ?? "", .. References(call[name])],
            "Fn::Sub" => SubReferences(call[name]),
            _ => References(call[name]),
        },
        JsonObject map => map.SelectMany(entry => References(entry.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    private static string? IntrinsicName(JsonObject value) =>
        value.Count == 1
            && value.First().Key is var key
            && (key == "Ref" || key.StartsWith("Fn::", StringComparison.Ordinal))
            ? key
            : null;

    private JsonNode? Call(string name, JsonNode? argument, string path)
    {
        path = $"{path}.{name}";
        return name switch
        {
            "Ref" when argument is JsonValue target && target.ToString() == NoValue => null,
            "Ref" when argument is JsonValue target => Ref(target.ToString(), path),
            "Fn::GetAtt" when GetAttTarget(argument) is { } target => GetAtt(target.Resource, target.Attribute, path),
            "Fn::Join" when argument is JsonArray { Count: 2 } => Join(argument.AsArray(), path),
            "Fn::Sub" when argument is JsonValue text => Sub(text.ToString(), [], path),
            "Fn::Sub" when argument is JsonArray { Count: 2 } both && both[1] is JsonObject variables =>
                Sub(both[0]!.ToString(), variables, path),
            "Ref" or "Fn::GetAtt" or "Fn::Join" or "Fn::Sub" => throw new FormatException(
                $"{path} has a form that CloudFormation does not define: {argument?.ToJsonString()}."),
            _ => throw new FormatException(
                $"{path}: the intrinsic function {name} is not supported here; Ref, Fn::GetAtt, "
                + "Fn::Sub and Fn::Join are."),
        };
    }

    private string Ref(string name, string path) =>
        reference(name) ?? throw new FormatException($"{path}: there is no resource or parameter {name}.");

    private JsonNode GetAtt(string resource, string name, string path) =>
        attribute(resource, name)?.DeepClone()
            ?? throw new FormatException($"{path}: {resource} has no attribute {name}.");

    private string Join(JsonArray argument, string path)
    {
        var items = Resolve(argument[1], $"{path}[1]") as JsonArray
            ?? throw new FormatException($"{path}[1] is not a list.");
        return string.Join(argument[0]!.ToString(), items.Select((item, index) => item is JsonValue text
            ? text.ToString()
            : throw new FormatException($"{path}[1][{index}] is not a text.")));
    }

    private string Sub(string text, JsonObject variables, string path)
    {
        var result = new StringBuilder();
        var end = 0;
        foreach (Match match in Variable().Matches(text))
        {
            result.Append(text, end, match.Index - end);
            end = match.Index + match.Length;
            var name = match.Groups["name"].Value.Trim();
            if (name.StartsWith('!'))
                result.Append("${").Append(name, 1, name.Length - 1).Append('}');
            else if (variables[name] is { } given)
                result.Append(Resolve(given, $"{path}[1].{name}"));
            else if (name.Split('.', 2) is [var resource, var property])
                result.Append(GetAtt(resource, property, path));
            else
                result.Append(Ref(name, path));
        }

        return result.Append(text, end, text.Length - end).ToString();
    }

    private static IEnumerable<string> SubReferences(JsonNode? argument)
    {
        var text = argument is JsonArray { Count: > 0 } both ? both[0]?.ToString() : argument?.ToString();
        var variables = (argument as JsonArray)?.ElementAtOrDefault(1) as JsonObject ?? [];
        return Variable().Matches(text ?? "")
            .Select(match => match.Groups["name"].Value.Trim())
            .Where(name => !name.StartsWith('!') && !variables.ContainsKey(name))
            .Select(name => name.Split('.', 2)[0])
            .Concat(References(variables));
    }

    private static (string Resource, string Attribute)? GetAttTarget(JsonNode? argument) => argument switch
    {
        JsonArray { Count: 2 } pair when pair[0] is JsonValue resource && pair[1] is JsonValue name =>
            (resource.ToString(), name.ToString()),
        JsonValue text when text.ToString().Split('.', 2) is [var resource, var name] => (resource, name),
        _ => null,
    };

    [GeneratedRegex(@"\$\{(?<name>[^}]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}
