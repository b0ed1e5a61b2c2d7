using System.Globalization;
using System.Text;
using Guardrails.Cli.Shared;

namespace Guardrails.Tests.Unit.Cli;

/// <summary>A page as it was written, and the rules that every page keeps.</summary>
internal static class Shown
{
    /// <summary>Characters that move a cursor, end a line, turn the direction of writing or hide.</summary>
    public const string Hostile =
        "\u001b]0;PWN\u0007\u001b[2J\u202e\u2066\u200b\ufeff\u0085\u009b\u2028\u2029\r\n\t\u00ad\u061c\0[bold]"
        + "\U000e0041";

    public static string Write(int? width, Action<Page> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(new(text, new(width, Colours: false)));
        return text.ToString();
    }

    /// <summary>The text as it was before it was broken into lines.</summary>
    public static string Joined(string page) =>
        string.Join(' ', page.Split([' ', '\n', '│'], StringSplitOptions.RemoveEmptyEntries));

    public static void ShouldFit(string page, int width)
    {
        foreach (var line in page.Split('\n'))
            Columns(line).ShouldBeLessThanOrEqualTo(width, line);
    }

    public static void ShouldBePrintable(string text)
    {
        foreach (var rune in text.EnumerateRunes().Where(rune => rune.Value != '\n'))
        {
            Rune.GetUnicodeCategory(rune).ShouldNotBeOneOf(
                UnicodeCategory.Control,
                UnicodeCategory.Format,
                UnicodeCategory.LineSeparator,
                UnicodeCategory.ParagraphSeparator);
        }
    }

    /// <summary>No column of a grid holds one equal value in every row, where there are several rows.</summary>
    public static void ShouldTellInEveryColumn(string page)
    {
        var rows = new List<string[]>();
        foreach (var line in page.Split('\n').Append("└"))
        {
            if (line.StartsWith('│'))
                rows.Add([.. line.Trim('│').Split('│').Select(cell => cell.Trim())]);
            else if (line.StartsWith('├'))
                rows.Clear();
            else if (line.StartsWith('└') && rows.Count > 1)
            {
                for (var column = 0; column < rows[0].Length; column++)
                    rows.Select(row => row[column]).Distinct().Count().ShouldBeGreaterThan(1, page);
                rows.Clear();
            }
        }
    }

    // East Asian wide characters take two columns, combining ones none: Unicode Standard Annex 11. Of the first kind
    // the tests use Hangul, Kana and CJK ideographs alone.
    private static int Columns(string line) => line.EnumerateRunes().Sum(rune =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark ? 0
            : rune.Value is (>= 0x1100 and <= 0x115f) or (>= 0x3041 and <= 0x9fff) or (>= 0xac00 and <= 0xd7a3) ? 2
            : 1);
}
