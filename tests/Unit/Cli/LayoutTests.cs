using Guardrails.Cli.Shared;

namespace Guardrails.Tests.Unit.Cli;

/// <summary>Generated tables, laid out for every width.</summary>
public sealed class LayoutTests
{
    private static readonly int Rounds = Thoroughness.Of(300, part: 5);

    private static readonly string[] Pieces =
    [
        "Workloads", "Root/Sandbox/Europe", " ", " ", "データ", "e\u0301", "a", "-", "payments-prod", "/", ":", "[red]",
        Shown.Hostile, "\u001b[31m", "\u202e", "\n", "\u200d",
    ];

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public void Whatever_a_table_holds_no_line_is_too_long_no_id_is_broken_and_every_character_is_printable(int width)
    {
        var random = new Random(width);
        for (var round = 0; round < Rounds; round++)
        {
            var (table, ids) = Generated(random);

            var page = Shown.Write(width, page => page.Write(table));

            Shown.ShouldFit(page, width);
            Shown.ShouldBePrintable(page);
            foreach (var id in ids)
                page.ShouldContain(id);
        }
    }

    [Fact]
    public void Without_a_width_every_row_is_one_line_of_a_grid_and_every_sentence_one_line()
    {
        var sentence = string.Join(' ', Enumerable.Repeat("word", 500));
        var table = Accounts(("111111111111", "a", "yes"), ("222222222222", sentence, "no"));

        Shown.Write(width: null, page => page.WriteLine(sentence)).ShouldBe(sentence + "\n");
        Shown.Write(width: null, page => page.Write(table)).Split('\n').Length.ShouldBe(7);
    }

    [Fact]
    public void A_column_with_one_value_is_a_sentence_and_one_without_any_is_nothing()
    {
        var table = new Table(new("Account", ColumnKind.Key), new("One"), new("None"), new("Two"));
        table.Add(Cell.Of("111111111111"), Cell.Of("yes"), Cell.Of(""), Cell.Of("a"));
        table.Add(Cell.Of("222222222222"), Cell.Of("yes"), Cell.Of(""), Cell.Of("b"));

        var page = Shown.Write(80, page => page.Write(table));

        page.ShouldEndWith("In every row: One yes.\n");
        page.ShouldContain("│ Account      │ Two │");
        page.ShouldNotContain("None");
        Shown.ShouldTellInEveryColumn(page);
    }

    [Fact]
    public void A_column_that_says_the_same_wherever_it_applies_is_a_sentence_too()
    {
        var table = new Table(new("Account", ColumnKind.Key), new("One"), new("Two"), new("None"))
        {
            Inapplicable = "-",
        };
        table.Add(Cell.Of("111111111111"), Cell.Of("-"), Cell.Of("-"), Cell.Of("-"));
        table.Add(Cell.Of("222222222222"), Cell.Of("yes"), Cell.Of("no"), Cell.Of("-"));
        table.Add(Cell.Of("333333333333"), Cell.Of("yes"), Cell.Of("yes"), Cell.Of("-"));

        var page = Shown.Write(80, page => page.Write(table));

        page.ShouldContain("│ Account      │ Two │");
        page.ShouldEndWith("In every row: None -.\nIn every row that it applies to: One yes.\n");
        Shown.ShouldTellInEveryColumn(page);
    }

    [Fact]
    public void A_single_row_keeps_what_it_says()
    {
        var table = Accounts(("111111111111", "management", "yes"));

        Shown.Write(80, page => page.Write(table)).ShouldContain("│ 111111111111 │ management │ yes    │");
    }

    [Fact]
    public void Where_a_grid_would_break_names_rows_that_say_the_same_are_one_block()
    {
        var name = new string('n', 70);
        var table = Accounts(("111111111111", name, "yes"), ("222222222222", "b", "no"), ("333333333333", "c", "no"));

        Shown.Write(80, page => page.Write(table)).ShouldBe(
            $"""
            111111111111
                    {name}
                Answer yes
            222222222222 b, 333333333333 c
                Answer no

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Colours_surround_what_is_written_and_change_nothing_else()
    {
        using var text = new StringWriter { NewLine = "\n" };

        new Page(text, new(80, Colours: true)).WriteLine("no room", Tone.Bad);

        text.ToString().ShouldBe("\e[31mno\e[0m \e[31mroom\e[0m\n");
    }

    private static Table Accounts(params (string Id, string Name, string Answer)[] rows)
    {
        var table = new Table(new("Account", ColumnKind.Key), new("Name", ColumnKind.Key), new("Answer"));
        foreach (var (id, name, answer) in rows)
            table.Add(Cell.Of(id), Cell.Of(name), Cell.Of(answer));
        return table;
    }

    private static (Table Table, IReadOnlyList<string> Ids) Generated(Random random)
    {
        var kinds = Enum.GetValues<ColumnKind>();
        List<Column> columns =
        [
            new("Id", ColumnKind.Key),
            .. Enumerable.Range(0, random.Next(1, 9)).Select(index => new Column($"C{index}", kinds[random.Next(4)])),
        ];
        var table = new Table(columns) { MostRows = random.Next(4) == 0 ? 0 : 100, Usual = "yes" };
        var ids = new List<string>();
        for (var rows = random.Next(1, 12); rows > 0; rows--)
        {
            ids.Add(random.Next(2) == 0
                ? $"{random.NextInt64(100_000_000_000, 999_999_999_999)}"
                : $"ou-{new string('a', 32)}-{new string('b', 24)}{random.Next(10_000_000, 99_999_999)}");
            table.Add([Cell.Of(ids[^1]), .. columns.Skip(1).Select(_ => Text(random))]);
        }

        // Of counted rows one of each place is named.
        return (table, table.MostRows == 0 ? [] : ids);
    }

    private static Cell Text(Random random) => random.Next(3) switch
    {
        0 => Cell.Of("yes"),
        1 => Cell.Of(string.Concat(random.GetItems(Pieces, random.Next(0, 12)))),
        _ => Cell.Of(random.GetItems(Pieces, random.Next(0, 6))),
    };
}
