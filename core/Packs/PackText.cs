using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guardrails.Core.Packs;

/// <summary>
/// The texts that CloudFormation makes of the values of a template, as far as the template and the values of its
/// parameters tell.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
/// </remarks>
/// <param name="template">The template.</param>
/// <param name="values">The values that the organization file sets for its parameters, by name.</param>
internal sealed partial class PackText(JsonObject template, IReadOnlyDictionary<string, string> values)
{
    /// <summary>
    /// The text of a value, in which a pseudo parameter such as <c>${AWS::AccountId}</c> stays; null where the template
    /// does not tell it.
    /// </summary>
    public string? Of(JsonNode? node) => node switch
    {
        JsonValue value => Plain(value.ToString()),
        JsonObject { Count: 1 } function => OfFunction(function.Single()),
        _ => null,
    };

    private string? OfFunction(KeyValuePair<string, JsonNode?> function) => (function.Key, function.Value) switch
    {
        ("Ref", JsonValue name) => OfName(name.ToString(), []),
        ("Fn::Sub", JsonValue text) => Substituted(text.ToString(), []),
        ("Fn::Sub", JsonArray { Count: 2 } pair) when pair[1] is JsonObject own =>
            pair[0] is JsonValue text ? Substituted(text.ToString(), own) : null,
        ("Fn::Join", JsonArray { Count: 2 } pair) when pair[1] is JsonArray parts => Joined(pair[0], parts),
        _ => null,
    };

    private string? Joined(JsonNode? separator, JsonArray parts)
    {
        var texts = parts.Select(Of).ToList();
        return separator is JsonValue between && texts.TrueForAll(text => text is not null)
            ? string.Join(between.ToString(), texts)
            : null;
    }

    private string? Substituted(string text, JsonObject own)
    {
        var isKnown = true;
        var whole = Variable().Replace(text, variable =>
        {
            var known = OfName(variable.Groups["name"].Value, own);
            isKnown &= known is not null;
            return known ?? "";
        });
        return isKnown ? Plain(whole) : null;
    }

    private string? OfName(string name, JsonObject own) =>
        own[name] is { } value ? Of(value)
        : name.StartsWith("AWS::", StringComparison.Ordinal) ? $"${{{name}}}"
        : OfParameter(name);

    /// <summary>
    /// The value of a parameter; null where it is only the name of one of AWS Systems Manager, which has the text.
    /// </summary>
    /// <remarks>
    /// Source:
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
    /// </remarks>
    private string? OfParameter(string name)
    {
        var declared = (template["Parameters"] as JsonObject)?[name] as JsonObject;
        return declared?["Type"]?.ToString().StartsWith("AWS::SSM::", StringComparison.Ordinal) == true ? null
            : values.TryGetValue(name, out var set) ? Plain(set)
            : declared?["Default"] is JsonValue text ? Plain(text.ToString())
            : null;
    }

    /// <summary>A dynamic reference is looked up where the pack is deployed.</summary>
    private static string? Plain(string text) => text.Contains("{{resolve:", StringComparison.Ordinal) ? null : text;

    [GeneratedRegex(@"\$\{(?!!)(?<name>[^}]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}
