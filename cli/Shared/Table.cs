using Guardrails.Core.Json;

namespace Guardrails.Cli.Shared;

/// <summary>The part that a column has in telling one row from another.</summary>
internal enum ColumnKind
{
    /// <summary>It names the row: an id, a name.</summary>
    Key,

    /// <summary>It says where the row stands: a unit.</summary>
    Place,

    /// <summary>It holds a word or a number.</summary>
    Word,

    /// <summary>It holds sentences or lists, which may be broken at spaces.</summary>
    Text,
}

/// <summary>A column.</summary>
internal sealed record Column(string Heading, ColumnKind Kind = ColumnKind.Word);

/// <summary>A cell: lines that hold nothing but printable characters.</summary>
internal sealed record Cell(IReadOnlyList<string> Lines, Tone Tone = Tone.Plain)
{
    /// <summary>All of it in one line.</summary>
    public string Text => string.Join(", ", Lines);

    /// <summary>One line, whatever it holds.</summary>
    public static Cell Of(string text, Tone tone = Tone.Plain) => new([Printable.Line(text)], tone);

    /// <summary>One line for each item.</summary>
    public static Cell Of(IEnumerable<string> items) => new([.. items.Select(Printable.Line)]);
}

/// <summary>A column that says the same in every row.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Text">What it says.</param>
/// <param name="Everywhere">False where it does not apply to some rows.</param>
internal sealed record SameColumn(string Heading, string Text, bool Everywhere);

/// <summary>Rows of the same kind, without a thought on how wide the screen is.</summary>
internal sealed class Table(params IReadOnlyList<Column> columns)
{
    private readonly List<IReadOnlyList<Cell>> _rows = [];

    /// <summary>The thing that a row is about.</summary>
    public string Noun { get; init; } = "row";

    /// <summary>The word that needs not be said of each row, such as yes; null where there is none.</summary>
    public string? Usual { get; init; }

    /// <summary>The word of a cell that does not apply to its row, such as -; null where there is none.</summary>
    public string? Inapplicable { get; init; }

    /// <summary>The greatest number of rows that are shown one by one; more than these are counted.</summary>
    public int MostRows { get; init; } = int.MaxValue;

    /// <summary>The columns.</summary>
    public IReadOnlyList<Column> Columns => columns;

    /// <summary>The rows, each with a cell for every column.</summary>
    public IReadOnlyList<IReadOnlyList<Cell>> Rows => _rows;

    /// <summary>Adds a row.</summary>
    public void Add(params IReadOnlyList<Cell> cells) => _rows.Add(cells);

    /// <summary>
    /// The same table without the columns that say nothing, and what they hold in every row to which they apply;
    /// columns that are empty hold nothing.
    /// </summary>
    public (Table Table, IReadOnlyList<SameColumn> Same) Telling()
    {
        var silent = columns.Index().Where(column => IsSilent(column.Index)).Select(column => column.Index).ToHashSet();
        var kept = Enumerable.Range(0, columns.Count).Where(index => !silent.Contains(index)).ToList();
        var table = new Table([.. kept.Select(index => columns[index])])
        {
            Noun = Noun,
            Usual = Usual,
            Inapplicable = Inapplicable,
            MostRows = MostRows,
        };
        foreach (var row in _rows)
            table.Add([.. kept.Select(index => row[index])]);
        return (table,
        [
            .. from index in silent
               let texts = Texts(index)
               where texts[0].Length > 0
               select new SameColumn(columns[index].Heading, texts[0], Applies(index)),
        ]);
    }

    private bool IsSilent(int index)
    {
        if (_rows.Count == 0 || columns[index].Kind is ColumnKind.Key)
            return false;
        return Texts(index) is [var only] && (only.Length == 0 || _rows.Count > 1);
    }

    /// <summary>
    /// The texts of a column in the rows to which it applies, each once; all of them where it applies to none.
    /// </summary>
    private List<string> Texts(int index)
    {
        List<string> texts = [.. _rows.Select(row => row[index].Text).Distinct(StringComparer.Ordinal)];
        return texts.Where(text => text != Inapplicable).ToList() is { Count: > 0 } applying ? applying : texts;
    }

    /// <summary>True where a column applies to every row, or to none.</summary>
    private bool Applies(int index) =>
        _rows.Select(row => row[index].Text == Inapplicable).Distinct().Count() == 1;
}
