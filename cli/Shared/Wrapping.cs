using System.Text;

namespace Guardrails.Cli.Shared;

/// <summary>Breaks a line of words into lines of a width.</summary>
internal static class Wrapping
{
    /// <summary>
    /// No id of AWS that is shown here is longer: a unit's has up to 68 characters. What is not longer is never broken.
    /// </summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html
    /// </remarks>
    public const int LongestId = 68;

    /// <summary>The lines, each without the indentation that it gets.</summary>
    /// <param name="words">The words.</param>
    /// <param name="width">The columns of the first line; null for one line.</param>
    /// <param name="widthBelow">The columns of the others.</param>
    public static IEnumerable<IReadOnlyList<Word>> Of(IEnumerable<Word> words, int? width, int? widthBelow)
    {
        var line = new List<Word>();
        var (used, room) = (0, width);
        var least = Math.Min(width ?? int.MaxValue, widthBelow ?? int.MaxValue);
        foreach (var word in words.SelectMany(word => Parts(word, least)))
        {
            if (line.Count > 0 && used + 1 + word.Width > room)
            {
                yield return line;
                (line, used, room) = ([], 0, widthBelow);
            }

            used += word.Width + (line.Count > 0 ? 1 : 0);
            line.Add(word);
        }

        yield return line;
    }

    /// <summary>A word that no line can hold, in parts: at its spaces, then behind a slash or a colon.</summary>
    private static IEnumerable<Word> Parts(Word word, int room)
    {
        if (word.Width <= room)
            return [word];
        return word.Text.Contains(' ')
            ? Word.Of(word.Text, word.Tone).SelectMany(part => Parts(part, room))
            : Pieces(word, Math.Max(room, LongestId));
    }

    private static IEnumerable<Word> Pieces(Word word, int room)
    {
        var (piece, width) = (new StringBuilder(), 0);
        foreach (var rune in word.Text.EnumerateRunes().Select(rune => rune.ToString()))
        {
            var next = Word.WidthOf(rune);
            if (width + next > room)
            {
                var text = piece.ToString();
                var cut = text.LastIndexOfAny(['/', ':']) + 1;
                if (cut == 0)
                    cut = text.Length;
                yield return word with { Text = text[..cut] };
                piece.Remove(0, cut);
                width = Word.WidthOf(piece.ToString());
            }

            piece.Append(rune);
            width += next;
        }

        yield return word with { Text = piece.ToString() };
    }
}
