using System.Globalization;
using System.Text;

namespace Guardrails.Core.Json;

/// <summary>Text from a file, made fit for one line of a message.</summary>
internal static class Printable
{
    /// <summary>The text without control characters, and not too long.</summary>
    public static string Short(string text, int longest = 60)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= longest)
                return shown.Append('…').ToString();
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
                shown.Append($"\\u{rune.Value:x4}");
            else
                shown.Append(rune);
        }

        return shown.ToString();
    }

    /// <summary>Names in quotes: <c>'a', 'b' or 'c'</c>.</summary>
    public static string Choice(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "none",
        1 => $"'{names[0]}'",
        _ => $"{string.Join(", ", names.SkipLast(1).Select(name => $"'{name}'"))} or '{names[^1]}'",
    };
}
