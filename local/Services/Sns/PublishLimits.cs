using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Sns;

/// <summary>The limits of a message.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html and
/// https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html. Newer pages allow a subject of any UTF-8;
/// here the older and stricter words hold, so that what passes here passes there.
/// </remarks>
internal static partial class PublishLimits
{
    /// <summary>The data type of an attribute that has several values.</summary>
    public const string TextList = "String.Array";

    private const int MostBytes = 256 * 1024;

    /// <summary>Refuses what SNS refuses.</summary>
    /// <exception cref="AwsError">The message is too long, or has a subject or an attribute that cannot be.</exception>
    public static void Check(string? subject, string text, IReadOnlyDictionary<string, MessageAttribute> attributes)
    {
        if (text.Length == 0)
            throw Invalid("Empty message");
        if (subject is not null && !Subject().IsMatch(subject))
            throw Invalid("Subject");
        var bytes = Bytes(text) + attributes.Sum(
            one => Bytes(one.Key) + Bytes(one.Value.DataType) + Bytes(one.Value.Value));
        if (bytes > MostBytes)
            throw Invalid("Message too long");
    }

    /// <summary>The attributes of a request.</summary>
    /// <exception cref="AwsError">One of them cannot be.</exception>
    public static IReadOnlyDictionary<string, MessageAttribute> Attributes(JsonObject input)
    {
        var attributes = new Dictionary<string, MessageAttribute>(StringComparer.Ordinal);
        foreach (var (name, value) in input["MessageAttributes"] as JsonObject ?? [])
        {
            if (!AttributeName().IsMatch(name) || name.Contains("..", StringComparison.Ordinal))
                throw InvalidValue($"The message attribute name '{name}' is not valid.");
            var json = value as JsonObject ?? [];
            var type = json.Text("DataType")
                ?? throw InvalidValue($"The message attribute '{name}' must contain non-empty message attribute type.");
            if (type.Split('.')[0] is not ("String" or "Number" or "Binary"))
                throw InvalidValue($"The message attribute '{name}' has an invalid message attribute type {type}.");
            var text = json.Text("StringValue") ?? json.Text("BinaryValue");
            if (string.IsNullOrEmpty(text))
            {
                throw InvalidValue(
                    $"The message attribute '{name}' must contain non-empty message attribute value for message "
                    + $"attribute type '{type}'.");
            }

            if (type == TextList && !IsList(text))
                throw InvalidValue($"The message attribute '{name}' is not a JSON array.");
            attributes[name] = new(type, text);
        }

        return attributes;
    }

    private static bool IsList(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonArray;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    private static AwsError Invalid(string what) => new("InvalidParameter", $"Invalid parameter: {what}");

    private static AwsError InvalidValue(string message) => new("ParameterValueInvalid", message);

    /// <summary>Fewer than 100 printable ASCII characters, of which the first is no blank.</summary>
    [GeneratedRegex(@"^[!-~][ -~]{0,98}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Subject();

    [GeneratedRegex(@"^(?!(?i:aws\.|amazon\.))(?!\.)[A-Za-z0-9_.-]{1,256}(?<!\.)\z", RegexOptions.CultureInvariant)]
    private static partial Regex AttributeName();
}
