using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Guardrails.Core.Json;

/// <summary>The one way of writing an object of texts and lists of texts, so that its hash names it.</summary>
/// <remarks>
/// RFC 8785 (JSON Canonicalization Scheme): members in ordinal order, no white space, only what JSON demands escaped.
/// The order of a list stays. A serializer's own escapes would not do: they differ from one version to the next.
/// </remarks>
internal static class CanonicalJson
{
    /// <summary>The text.</summary>
    public static string Of(JsonObject json)
    {
        var text = new StringBuilder();
        Write(text, json);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                Write(text, '{', '}', json.OrderBy(member => member.Key, StringComparer.Ordinal), member =>
                {
                    Write(text, member.Key);
                    text.Append(':');
                    Write(text, member.Value);
                });
                break;
            case JsonArray list:
                Write(text, '[', ']', list, item => Write(text, item));
                break;
            default:
                Write(text, node!.GetValue<string>());
                break;
        }
    }

    private static void Write<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        foreach (var (index, item) in items.Index())
        {
            if (index > 0)
                text.Append(',');
            write(item);
        }

        text.Append(close);
    }

    private static void Write(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            text.Append(character switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\b' => @"\b",
                '\f' => @"\f",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => character.ToString(),
            });
        }

        text.Append('"');
    }
}
