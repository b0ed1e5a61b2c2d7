namespace Guardrails.Cli.Shared;

/// <summary>A table with lines around its cells. Only what is text is broken, and only at spaces.</summary>
internal sealed class Grid
{
    /// <summary>A column of text is not made narrower than this.</summary>
    private const int NarrowestText = 24;

    private readonly Table _table;
    private readonly int[] _widths;

    private Grid(Table table, int[] widths) => (_table, _widths) = (table, widths);

    /// <summary>The grid in that width, or null where it would have to break what must not be broken.</summary>
    /// <param name="table">The table.</param>
    /// <param name="width">The screen's columns; null where no line is too long.</param>
    public static Grid? Fitting(Table table, int? width)
    {
        var natural = Enumerable.Range(0, table.Columns.Count).Select(index => Natural(table, index)).ToArray();
        var excess = natural.Sum() + Frame(natural.Length) - (width ?? int.MaxValue);
        while (excess > 0)
        {
            // The widest text gives way first, a column at a time, so that all become about as wide.
            var widest = Enumerable.Range(0, natural.Length)
                .Where(index => natural[index] > Least(table, index))
                .OrderByDescending(index => natural[index])
                .FirstOrDefault(-1);
            if (widest < 0)
                return null;
            natural[widest]--;
            excess--;
        }

        return new(table, natural);
    }

    /// <summary>The lines from the upper edge to the lower one.</summary>
    public IEnumerable<IReadOnlyList<Word>> Lines()
    {
        yield return Edge('┌', '┬', '┐');
        foreach (var line in Row([.. _table.Columns.Select(column => Cell.Of(column.Heading))]))
            yield return line;
        yield return Edge('├', '┼', '┤');
        foreach (var line in _table.Rows.SelectMany(Row))
            yield return line;
        yield return Edge('└', '┴', '┘');
    }

    private static int Frame(int columns) => (columns * 3) + 1;

    private static int Natural(Table table, int index) => Texts(table, index).Max(Word.WidthOf);

    private static int Least(Table table, int index) => table.Columns[index].Kind is ColumnKind.Text
        ? Math.Max(NarrowestText, Texts(table, index).SelectMany(text => text.Split(' ')).Max(Word.WidthOf))
        : int.MaxValue;

    private static IEnumerable<string> Texts(Table table, int index) =>
        table.Rows.SelectMany(row => row[index].Lines).Append(table.Columns[index].Heading);

    private List<Word> Edge(char left, char middle, char right) =>
        [new($"{left}{string.Join(middle, _widths.Select(width => new string('─', width + 2)))}{right}", Tone.Plain)];

    private IEnumerable<IReadOnlyList<Word>> Row(IReadOnlyList<Cell> cells)
    {
        var columns = cells.Zip(_widths, (cell, width) => cell.Lines.SelectMany(line => Broken(line, width)).ToList())
            .ToList();
        for (var line = 0; line < Math.Max(1, columns.Max(column => column.Count)); line++)
        {
            var words = new List<Word> { new("│", Tone.Plain) };
            foreach (var (index, column) in columns.Index())
            {
                var text = line < column.Count ? column[line] : "";
                words.Add(new(text, cells[index].Tone));
                words.Add(new($"{new string(' ', _widths[index] - Word.WidthOf(text))}│", Tone.Plain));
            }

            yield return words;
        }
    }

    private static IEnumerable<string> Broken(string text, int width) =>
        Word.WidthOf(text) <= width
            ? [text]
            : Wrapping.Of(Word.Of(text), width, width).Select(line => string.Join(' ', line.Select(word => word.Text)));
}
