using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Guardrails.Core.Policies;

/// <summary>
/// The canonical JSON of a statement: the same text for every way of writing the same statement, so that its hash names
/// it.
/// </summary>
/// <remarks>
/// The statement's elements as they were parsed; every value of an element or condition is a list, without repetition
/// and in ordinal order; numbers and booleans among a condition's values are text, as they stand. Written by RFC 8785
/// (JSON Canonicalization Scheme): members in ordinal order, no white space, only what JSON demands escaped.
/// </remarks>
internal static class CanonicalStatement
{
    /// <summary>The text itself.</summary>
    public static string Of(PolicyStatement statement)
    {
        var text = new StringBuilder();
        Write(text, statement.Render());
        return text.ToString();
    }

    /// <summary>The SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits.</summary>
    public static string Sha256(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // Single are only Effect and Sid, which stand directly in the statement; a Principal may be "*".
    private static void Write(StringBuilder text, JsonObject members, bool isStatement = true)
    {
        text.Append('{');
        var separator = "";
        foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            text.Append(separator);
            separator = ",";
            WriteText(text, name);
            text.Append(':');
            if (value is JsonObject inner)
                Write(text, inner, isStatement: false);
            else if (isStatement && name is Elements.Effect or Elements.Sid)
                WriteText(text, value!.GetValue<string>());
            else
                WriteList(text, value is JsonArray items ? items : [value!.DeepClone()]);
        }

        text.Append('}');
    }

    private static void WriteList(StringBuilder text, JsonArray items)
    {
        text.Append('[');
        var separator = "";
        foreach (var item in items.Select(item => item!.GetValue<string>())
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal))
        {
            text.Append(separator);
            separator = ",";
            WriteText(text, item);
        }

        text.Append(']');
    }

    private static void WriteText(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append(@"\\"),
                '\b' => json.Append(@"\b"),
                '\f' => json.Append(@"\f"),
                '\n' => json.Append(@"\n"),
                '\r' => json.Append(@"\r"),
                '\t' => json.Append(@"\t"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => json.Append(character),
            };
        }

        json.Append('"');
    }
}
