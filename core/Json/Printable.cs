using System.Globalization;
using System.Text;

namespace Guardrails.Core.Json;

/// <summary>
/// Text from outside, made fit to be shown: no character of it moves a cursor, ends a line, turns the direction of
/// writing or stays invisible. Each such character is shown as its escape, such as <c>\u202e</c>.
/// </summary>
public static class Printable
{
    /// <summary>The text as one line for a person.</summary>
    public static string Line(string text)
    {
        if (IsPlain(text))
            return text;
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsShown(rune))
                shown.Append(rune);
            else
                shown.Append(Escape(rune));
        }

        return shown.ToString();
    }

    /// <summary>The same JSON, in which the texts hold such characters as escapes alone.</summary>
    /// <param name="json">Valid JSON: outside its texts it holds no character beyond ASCII.</param>
    public static string Json(string json)
    {
        if (IsPlain(json))
            return json;
        var shown = new StringBuilder(json.Length);
        foreach (var rune in json.EnumerateRunes())
        {
            if (IsShown(rune) || rune.Value is '\n' or '\r' or '\t')
                shown.Append(rune);
            else if (rune.IsBmp)
                shown.Append(Escape(rune));
            else
                foreach (var half in rune.ToString())
                    shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)half:x4}");
        }

        return shown.ToString();
    }

    /// <summary>The text as a part of a line, and not too long.</summary>
    internal static string Short(string text, int longest = 60)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= longest)
                return shown.Append('…').ToString();
            if (IsShown(rune))
                shown.Append(rune);
            else
                shown.Append(Escape(rune));
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

    // Characters without a meaning that is known here may be given one later.
    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned);

    private static string Escape(Rune rune) => rune.IsBmp ? $"\\u{rune.Value:x4}" : $"\\U{rune.Value:x8}";

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
