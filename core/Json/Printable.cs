using System.Globalization;
using System.Text;

namespace Guardrails.Core.Json;

/// <summary>Text from outside, made fit to be shown: the one place that decides which characters are.</summary>
public static class Printable
{
    /// <summary>
    /// The text with a visible escape for each character that moves a cursor, breaks a line or turns the direction of
    /// reading: what it shows is then what it says.
    /// </summary>
    /// <param name="text">The text, of any origin.</param>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.EnumerateRunes().Any(IsHidden)
            ? string.Concat(text.EnumerateRunes().Select(rune => IsHidden(rune) ? Escaped(rune) : rune.ToString()))
            : text;
    }

    /// <summary>The same of lines that are ours: line breaks stay.</summary>
    public static string Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Of));
    }

    /// <summary>The same of JSON, whose texts alone can hold such characters: it means what it meant.</summary>
    public static string Json(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return string.Concat(json.EnumerateRunes().Select(rune => rune.Value is not '\n' && IsHidden(rune)
            ? string.Concat(rune.ToString().Select(unit => $"\\u{(int)unit:x4}"))
            : rune.ToString()));
    }

    /// <summary>The text fit for one line of a message, and not too long.</summary>
    internal static string Short(string text, int longest = 60)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= longest)
                return shown.Append('…').ToString();
            shown.Append(IsHidden(rune) ? Escaped(rune) : rune.ToString());
        }

        return shown.ToString();
    }

    /// <summary>Names in quotes: <c>'a', 'b' or 'c'</c>.</summary>
    internal static string Choice(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "none",
        1 => $"'{names[0]}'",
        _ => $"{string.Join(", ", names.SkipLast(1).Select(name => $"'{name}'"))} or '{names[^1]}'",
    };

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Escaped(Rune rune) => $"\\u{rune.Value:x4}";
}
