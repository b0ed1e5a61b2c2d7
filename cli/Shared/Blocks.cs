using Guardrails.Core.Json;

namespace Guardrails.Cli.Shared;

/// <summary>
/// A table as one block for each group of rows that say the same: which rows they are, by their places, and below, what
/// they say.
/// </summary>
internal static class Blocks
{
    private const int Indent = 4;

    /// <summary>The lines, each as long as it is.</summary>
    /// <returns>
    /// The words of a line, the columns by which it is moved, and those by which the lines are that it goes on in.
    /// </returns>
    public static IEnumerable<(IReadOnlyList<Word> Words, int Indent, int Below)> Of(Table table)
    {
        var counts = table.Rows.Count > table.MostRows;
        var groups = table.Rows.GroupBy(row => Key(table, row), StringComparer.Ordinal).ToList();
        if (counts)
            groups = [.. groups.OrderByDescending(group => group.Count())];
        var left = false;
        foreach (var group in groups)
        {
            if (counts)
                yield return ([new(Counted.Of(group.Count(), table.Noun), Tone.Strong)], 0, 0);
            foreach (var rows in Places(table, group))
                yield return (counts ? Number(table, rows) : Names(table, rows), counts ? Indent : 0, 2 * Indent);
            var (words, omitted) = Values(table, group.First());
            left |= omitted;
            if (words.Count > 0)
                yield return (words, Indent, 2 * Indent);
            foreach (var (column, cell) in Cells(table, group.First(), ColumnKind.Text))
            {
                if (cell.Text.Length > 0)
                    yield return ([.. Word.Of($"{column.Heading}: {cell.Text}", cell.Tone)], Indent, 2 * Indent);
            }
        }

        if (left)
            yield return ([.. Word.Of($"What is not listed is {table.Usual}.")], 0, 0);
    }

    private static string Key(Table table, IReadOnlyList<Cell> row) => string.Join(
        '\n',
        table.Columns.Zip(row)
            .Where(one => one.First.Kind is ColumnKind.Word or ColumnKind.Text)
            .Select(one => one.Second.Text));

    private static IEnumerable<IEnumerable<IReadOnlyList<Cell>>> Places(
        Table table, IEnumerable<IReadOnlyList<Cell>> rows) =>
        rows.GroupBy(row => Place(table, row) ?? "", StringComparer.Ordinal);

    private static string? Place(Table table, IReadOnlyList<Cell> row) =>
        Cells(table, row, ColumnKind.Place).Select(one => one.Cell.Text).FirstOrDefault();

    /// <summary>The rows of one place by their names; a name stays on one line.</summary>
    private static List<Word> Names(Table table, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        var all = rows.ToList();
        var words = new List<Word>();
        if (Place(table, all[0]) is { } place)
            words.Add(new($"{place}:", Tone.Strong));
        foreach (var (index, row) in all.Index())
            words.Add(new(Name(table, row) + (index < all.Count - 1 ? "," : ""), Tone.Strong));
        return words;
    }

    /// <summary>The number of rows of one place, and the name of one of them.</summary>
    private static List<Word> Number(Table table, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        var all = rows.ToList();
        var number = all.Count == 1 ? "" : $"{Counted.Of(all.Count, table.Noun)}, such as ";
        return
        [
            .. Place(table, all[0]) is { } place ? [new Word($"{place}:", Tone.Plain)] : Array.Empty<Word>(),
            .. number.Length == 0 ? [] : Word.Of(number.TrimEnd()),
            new(Name(table, all[0]), Tone.Plain),
        ];
    }

    private static string Name(Table table, IReadOnlyList<Cell> row) =>
        string.Join(' ', Cells(table, row, ColumnKind.Key).Select(one => one.Cell.Text));

    private static (List<Word> Words, bool Omitted) Values(Table table, IReadOnlyList<Cell> row)
    {
        var all = Cells(table, row, ColumnKind.Word).Where(one => one.Cell.Text != "").ToList();
        var told = all.Where(one => one.Cell.Text != table.Usual).ToList();
        if (all.Count > 0 && told.Count == 0)
            return ([new($"all {table.Usual}", all[0].Cell.Tone)], false);
        return (
            [
                .. from one in told.Index()
                   let end = one.Index < told.Count - 1 ? "," : ""
                   select new Word($"{one.Item.Column.Heading} {one.Item.Cell.Text}{end}", one.Item.Cell.Tone),
            ],
            told.Count < all.Count);
    }

    private static IEnumerable<(Column Column, Cell Cell)> Cells(
        Table table, IReadOnlyList<Cell> row, ColumnKind kind) =>
        table.Columns.Zip(row).Where(one => one.First.Kind == kind);
}
