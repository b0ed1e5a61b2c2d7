using Guardrails.Core.Json;

namespace Guardrails.Cli.Shared;

/// <summary>
/// A result for a person: titles, sentences and tables, laid out for the screen that it is written to. Whatever text it
/// is given, it writes printable characters alone.
/// </summary>
internal sealed class Page(TextWriter output, Screen screen)
{
    /// <summary>A narrower screen is written to as if it were so wide.</summary>
    private const int Narrowest = 40;

    /// <summary>Width of the line through a title where the screen has no width.</summary>
    private const int TitleOfAFile = 100;

    private readonly int? _width = screen.Width is { } width ? Math.Max(width, Narrowest) : null;

    /// <summary>Writes an empty line.</summary>
    public void WriteLine() => output.WriteLine();

    /// <summary>Writes a sentence, on as many lines as it needs.</summary>
    /// <param name="text">The sentence; what would end its line or do worse is shown as an escape.</param>
    /// <param name="tone">Its weight.</param>
    /// <param name="indent">Columns by which it is moved.</param>
    public void WriteLine(string text, Tone tone = Tone.Plain, int indent = 0) =>
        Write(Word.Of(Printable.Line(text), tone), indent, indent);

    /// <summary>Writes a line with a title.</summary>
    public void Title(string title)
    {
        var text = $"── {Printable.Line(title)} ";
        WriteLine(text.PadRight((_width ?? TitleOfAFile) - Word.WidthOf(text) + text.Length, '─'), Tone.Strong);
    }

    /// <summary>
    /// Writes a table as a grid where the screen is wide enough, and else, or where there are too many rows, as one
    /// block for each group of rows that say the same.
    /// </summary>
    public void Write(Table table)
    {
        var (telling, same) = table.Telling();
        var grid = telling.Rows.Count <= telling.MostRows ? Grid.Fitting(telling, _width) : null;
        if (grid is not null)
        {
            foreach (var line in grid.Lines())
                Write(line);
        }
        else
        {
            foreach (var (words, indent, below) in Blocks.Of(telling))
                Write(words, indent, below);
        }

        WriteSame("In every row", same.Where(one => one.Everywhere));
        WriteSame("In every row that it applies to", same.Where(one => !one.Everywhere));
    }

    private void WriteSame(string where, IEnumerable<SameColumn> columns)
    {
        if (string.Join(", ", columns.Select(one => $"{one.Heading} {one.Text}")) is { Length: > 0 } said)
            WriteLine($"{where}: {said}.");
    }

    /// <summary>Writes words on as many lines as they need.</summary>
    private void Write(IEnumerable<Word> words, int indent, int below)
    {
        var margin = indent;
        foreach (var line in Wrapping.Of(words, _width - indent, _width - below))
        {
            output.Write(new string(' ', margin));
            Write(line);
            margin = below;
        }
    }

    private void Write(IReadOnlyList<Word> line)
    {
        foreach (var (index, word) in line.Index())
        {
            if (index > 0)
                output.Write(' ');
            var code = screen.Colours ? Code(word.Tone) : "";
            output.Write(code.Length > 0 ? $"\e[{code}m{word.Text}\e[0m" : word.Text);
        }

        output.WriteLine();
    }

    private static string Code(Tone tone) => tone switch
    {
        Tone.Strong => "1",
        Tone.Good => "32",
        Tone.Bad => "31",
        Tone.Unsure => "33",
        Tone.Faint => "90",
        _ => "",
    };
}
