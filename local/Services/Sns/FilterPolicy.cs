using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Sns;

/// <summary>
/// A filter on the attributes of messages with exact texts: every name that it has must be an attribute with one of its
/// values. Any other comparison is refused, never ignored.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html and
/// https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
/// </remarks>
internal sealed class FilterPolicy
{
    /// <summary>The only scope that is built here, and AWS's default.</summary>
    public const string MessageAttributes = "MessageAttributes";

    private const int MostNames = 5;
    private const int MostCombinations = 150;

    private readonly Dictionary<string, IReadOnlyList<string>> _accepted;

    private FilterPolicy(Dictionary<string, IReadOnlyList<string>> accepted) => _accepted = accepted;

    /// <summary>Checks a policy.</summary>
    /// <exception cref="AwsError">It is none, is too complex, or has a comparison that is not built here.</exception>
    public static FilterPolicy Parse(string json)
    {
        var accepted = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, values) in Read(json))
        {
            accepted[name] = values is JsonArray { Count: > 0 } list && list.All(IsText)
                ? [.. list.Select(value => value!.GetValue<string>())]
                : throw Invalid($"'{name}' is not a list of exact texts, which is all that is supported here");
        }

        if (accepted.Count > MostNames)
            throw Invalid($"Filter policy can not have more than {MostNames} keys");
        if (accepted.Values.Aggregate(1, (product, values) => product * values.Count) > MostCombinations)
            throw Invalid("Filter policy is too complex");
        return new(accepted);
    }

    /// <summary>Tells whether a message passes; an attribute of type String.Array does with any of its texts.</summary>
    public bool Passes(IReadOnlyDictionary<string, MessageAttribute> attributes) => _accepted.All(one =>
        attributes.TryGetValue(one.Key, out var attribute) && Texts(attribute).Any(one.Value.Contains));

    private static IEnumerable<string> Texts(MessageAttribute attribute)
    {
        if (attribute.DataType != PublishLimits.TextList)
            return attribute.DataType.Split('.')[0] == "String" ? [attribute.Value] : [];
        return JsonNode.Parse(attribute.Value)!.AsArray().Where(IsText).Select(value => value!.GetValue<string>());
    }

    private static JsonObject Read(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw Invalid("it is not an object");
        }
        catch (JsonException error)
        {
            throw Invalid(error.Message);
        }
    }

    private static bool IsText(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String;

    private static AwsError Invalid(string problem) =>
        new("InvalidParameter", $"Invalid parameter: FilterPolicy: {problem}");
}
