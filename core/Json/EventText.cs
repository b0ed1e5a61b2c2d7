using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guardrails.Core.Json;

/// <summary>
/// JSON that somebody sent, read so that every text and every object in it can be looked at without an error: no name
/// stands twice, and half a character, which JSON may escape and no string can hold, is replaced.
/// </summary>
public static partial class EventText
{
    // Otherwise the first look at an object with a name that stands in it twice would throw something else.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads an object.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="text">The JSON.</param>
    /// <exception cref="FormatException">It is no JSON object; the message says so.</exception>
    public static JsonObject Parse(string name, string text)
    {
        try
        {
            return JsonNode.Parse(InWholeCharacters(text), documentOptions: Strict) as JsonObject
                ?? throw new FormatException($"{name} is not a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{name} is not JSON: {exception.Message}", exception);
        }
    }

    /// <summary>The same JSON, in which U+FFFD stands for each half of a character.</summary>
    /// <remarks>
    /// JSON may escape one half of a surrogate pair, which no string can hold: the first look at it would throw
    /// something else than a FormatException, although the event may be about another part.
    /// Source: https://www.rfc-editor.org/rfc/rfc8259#section-8.2
    /// </remarks>
    public static string InWholeCharacters(string text) =>
        Escape().Replace(text, escape => escape.Groups["half"].Success ? @"\uFFFD" : escape.Value);

    // A whole pair, then one half, then any other escape: so a backslash that is escaped itself begins nothing.
    [GeneratedRegex(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Escape();
}
