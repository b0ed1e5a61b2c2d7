using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guardrails.Core.Remediation;

/// <summary>An entry as the text of a row, and back.</summary>
public static class EntryText
{
    // A member that this version does not know would have no effect, and one that is missing would be guessed.
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text.</summary>
    public static string Of(RemediationEntry entry) => JsonSerializer.Serialize(entry, Form);

    /// <summary>Reads a text. One that this version cannot read is an error and never left out.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static RemediationEntry Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<RemediationEntry>(text, Form)
                ?? throw new FormatException("it is null");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new FormatException($"it cannot be read: {exception.Message}", exception);
        }
    }
}
