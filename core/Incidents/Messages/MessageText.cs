using System.Globalization;
using System.Text;
using Guardrails.Core.Json;

namespace Guardrails.Core.Incidents.Messages;

/// <summary>Text as mails and chats take it.</summary>
internal static class MessageText
{
    /// <summary>A subject of Amazon SNS holds less than 100 characters.</summary>
    /// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_Publish.html</remarks>
    public const int LongestSubject = 99;

    /// <summary>
    /// One line of printable ASCII, at most that long; what is no ASCII becomes <c>?</c>, and the body has it.
    /// </summary>
    public static string Ascii(string text, int longest)
    {
        var line = new StringBuilder(longest);
        foreach (var rune in text.EnumerateRunes())
        {
            var character = Rune.IsWhiteSpace(rune) ? ' ' : rune.Value is >= ' ' and <= '~' ? (char)rune.Value : '?';
            if (character == ' ' && (line.Length == 0 || line[^1] == ' '))
                continue;
            if (line.Length == longest)
                return line.Append("...").Remove(longest - 3, 3).ToString();
            line.Append(character);
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>A text from outside as a part of a line, as it was given, without a character that acts.</summary>
    public static string Line(string text) => Printable.Line(text);

    /// <summary>
    /// The same inside the markdown of a chat: no character of it formats, links or calls anybody.
    /// </summary>
    public static string Markdown(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var character in Printable.Line(text))
        {
            shown.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '*' or '_' or '`' or '~' or '[' or ']' or '#' or '|' or '\\' => $"\\{character}",
                // A word joiner keeps a name from calling everybody in the room.
                '@' => "@\u2060",
                _ => $"{character}",
            });
        }

        // Another one keeps an address from becoming a link.
        return shown.Replace("://", ":\u2060//").ToString();
    }

    /// <summary>A time for a person (UTC).</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A text of at most that many characters.</summary>
    public static string Cut(string text, int longest) => Beginning.Of(text, longest);
}
