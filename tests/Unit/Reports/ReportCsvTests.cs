using System.Text;
using System.Text.Json;
using CsvHelper;
using Guardrails.Core.Json;
using Guardrails.Core.Reporting;
using Guardrails.Reports.Csv;

namespace Guardrails.Tests.Unit.Reports;

/// <summary>The table of accounts, in a spreadsheet and in a parser.</summary>
public sealed class ReportCsvTests
{
    /// <summary>The first characters of what a spreadsheet runs, by OWASP's page, full-width ones, too.</summary>
    private const string Formula = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    // The rule of docs/formats.md, in the words of another language.
    private const string Reader =
        """
        import csv, io, json, re, sys
        rows = csv.DictReader(io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", newline=""), strict=True)
        text = lambda cell: re.sub("((?:^|[,;|\"\uFF0C\uFF1B\uFF5C\uFF02])\\s*)'", r"\1", cell)
        json.dump([{name: text(cell) for name, cell in row.items()} for row in rows], sys.stdout)
        """;

    [Fact]
    public async Task It_begins_with_the_mark_that_excel_needs_and_each_row_ends_as_the_standard_says()
    {
        var bytes = await Rendered.BytesAsync(new ReportCsv(), SampleReport.Of(3));

        bytes.AsSpan(0, 3).ToArray().ShouldBe([0xEF, 0xBB, 0xBF]);
        var text = Encoding.UTF8.GetString(bytes);
        text.ShouldEndWith("\"\r\n");
        text.Replace("\r\n", "").ShouldNotContain('\n');
        text.Split("\r\n").Length.ShouldBe(1 + 3 + 1);
    }

    [Fact]
    public async Task Its_columns_are_on_the_page_in_order()
    {
        var header = Read(await Rendered.CsvAsync(SampleReport.Of(1)))[0].Keys.ToList();
        var controls = SampleReport.Scope.ControlNames;
        var page = File.ReadAllText(Repository.PathOf("docs", "formats.md"));
        var table = page[page.IndexOf("## Report as a table", StringComparison.Ordinal)..];

        header.Where(controls.Contains).ShouldBe(controls);
        header.Except(controls).Select(name => table.IndexOf($"| `{name}` |", StringComparison.Ordinal)).ToList()
            .ShouldSatisfyAllConditions(
                places => places.ShouldAllBe(place => place > 0),
                places => places.ShouldBeInOrder());
    }

    [Fact]
    public async Task Each_account_is_a_row_that_says_how_it_stands()
    {
        var report = SampleReport.Of(60);
        var rows = Read(await Rendered.CsvAsync(report));
        var control = SampleReport.Scope.ControlNames[0];

        rows.Count.ShouldBe(60);
        var keyed = Row(3);
        keyed["account_id"].ShouldBe("'012345600021");
        keyed["units"].ShouldBe("Workloads / Sandbox");
        keyed["state"].ShouldBe("ACTIVE");
        keyed["reach"].ShouldBe("member");
        keyed["active_keys"].ShouldBe("1");
        keyed["keys"].ShouldBe("1");
        keyed["key_ids"].ShouldBe("AKIAEXAMPLE000000003");
        keyed[control].ShouldBe("non-compliant");
        keyed["evidence_utc"].ShouldBe("2026-11-22 00:30:00");
        keyed["last_use_utc"].ShouldBe("2026-11-23 03:30:00");
        keyed["last_use_by"].ShouldBe("activity");
        keyed["open_incidents"].ShouldBe("1");
        keyed["oldest_incident_days"].ShouldBe("4");
        keyed["next_step"].ShouldStartWith("Find out what uses the root access key");
        Row(5)["exempt_until_utc"].ShouldBe("2026-12-13 06:30:00");
        Row(7)[control].ShouldBe("out of reach");
        Row(9)[control].ShouldBe("not watched");
        Row(11)["problem"].ShouldBe("dynamodb:Query was throttled for a minute.");
        Row(11)["unknown"].ShouldBe("yes");
        Row(11)[control].ShouldBe("UNKNOWN");
        Row(13)[control].ShouldBe("non-compliant (old evidence)");
        Row(13)["unknown"].ShouldBe("yes");
        Row(0)["reach"].ShouldBe("management");
        Row(1)["unknown"].ShouldBe("no");

        Dictionary<string, string> Row(int place) => rows.Single(row => row["account_id"] ==
            (place == 0 ? "'111111111111" : $"'{12_345_600_000 + (place * 7L):000000000000}"));
    }

    [Fact]
    public async Task A_complete_report_says_so_with_its_time() =>
        Read(await Rendered.CsvAsync(SampleReport.Of(3))).Select(row => row["report"]).Distinct()
            .ShouldHaveSingleItem().ShouldBe("complete, 2026-11-23 06:30:00 UTC");

    [Fact]
    public async Task A_report_that_is_not_complete_says_so_in_each_row()
    {
        var rows = Read(await Rendered.CsvAsync(SampleReport.Of(3, "=One;=2.", new string('x', 2_000))));

        rows.Count.ShouldBe(3);
        rows.ShouldAllBe(row => row["report"].StartsWith("INCOMPLETE, 2026-11-23 06:30:00 UTC: =One;'=2. xxx"));
        rows.ShouldAllBe(row => row["report"].Length < 600);
    }

    [Theory]
    [InlineData("Payments", "Payments")]
    [InlineData("non-EU, a \"b\"", "non-EU, a \"b\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData(" =1", "' =1")]
    [InlineData(" =A", " '=A")]
    [InlineData("\"=A", "\"'=A")]
    [InlineData("\t=A", "\\u0009=A")]
    [InlineData("\n@A", "\\u000a@A")]
    [InlineData("\uFF1DA", "'\uFF1DA")]
    [InlineData("a;=A,+B|-C\" @D", "a;'=A,'+B|'-C\" '@D")]
    [InlineData("'quoted'", "''quoted'")]
    [InlineData("a,'b", "a,''b")]
    [InlineData("00123", "'00123")]
    [InlineData("2026-11-23", "'2026-11-23")]
    [InlineData("(5)", "'(5)")]
    [InlineData("1E5", "'1E5")]
    [InlineData("TRUE", "'TRUE")]
    [InlineData("Mar-1", "'Mar-1")]
    [InlineData("Sept 12", "'Sept 12")]
    [InlineData("Marketing", "Marketing")]
    [InlineData("Mayday team", "Mayday team")]
    [InlineData("prod-3", "prod-3")]
    public void A_cell_shows_the_text_and_its_apostrophes_can_be_taken_away(string text, string cell)
    {
        CellText.Of(text).ShouldBe(cell);
        CellText.Read(cell).ShouldBe(Printable.Line(text));
    }

    [Fact]
    public async Task No_cell_is_a_formula_whatever_separates_cells()
    {
        var names = SampleReport.HostileNames.Concat(RandomText.Many(Thoroughness.Of(200_000), seed: 4)).ToList();
        var report = Rendered.Named(names);
        report = report with
        {
            Accounts =
            [
                .. report.Accounts.Select(one => one with
                {
                    Units = [one.Name, one.Name],
                    Next = one.Name,
                    Unread = one.Name,
                    State = one.Name,
                    LastUse = new(SampleReport.At, one.Name),
                }),
            ],
        };

        var lines = (await Rendered.CsvAsync(report)).Split("\r\n");

        // As a spreadsheet sees it that separates by one of these, knows no quotation marks and trims.
        foreach (var separator in new[] { ",", ";", "\t", "|", "\"", "\uFF0C", "\uFF1B" })
        {
            var cells = lines.SelectMany(line => line.Split(separator))
                .Select(cell => cell.Trim().TrimStart('"').Trim());
            cells.Where(cell => cell.Length > 0 && Formula.Contains(cell[0])).ShouldBeEmpty(separator);
        }
    }

    [Fact]
    public async Task Every_name_is_read_back_as_it_is_shown()
    {
        var names = SampleReport.HostileNames.Concat(RandomText.Many(Thoroughness.Of(200_000), seed: 8)).ToList();

        var rows = Read(await Rendered.CsvAsync(Rendered.Named(names)));

        rows.Select(row => CellText.Read(row["name"])).ShouldBe(names.Select(Printable.Line));
    }

    [Fact]
    public async Task Python_reads_every_name_and_id_as_they_are_shown()
    {
        Judge.Require("python3", "--version");
        var names = SampleReport.HostileNames.Concat(RandomText.Many(Thoroughness.Of(200_000), seed: 8)).ToList();
        var report = Rendered.Named(names);
        var text = Encoding.UTF8.GetString(await Rendered.BytesAsync(new ReportCsv(), report));

        var said = await Judge.RunAsync("python3", ["-c", Reader], text);

        said.ExitCode.ShouldBe(0, said.Error);
        var rows = JsonSerializer.Deserialize<List<Dictionary<string, string>>>(said.Output)!;
        rows.Select(row => row["name"]).ShouldBe(names.Select(Printable.Line));
        rows.Select(row => row["account_id"]).ShouldBe(report.Accounts.Select(one => one.Id.Value));
    }

    private static List<Dictionary<string, string>> Read(string text)
    {
        var rows = new List<Dictionary<string, string>>();
        using var csv = CsvReader.FromText(text, new CsvReaderOptions { Separator = ',', HasHeader = false });
        List<string>? header = null;
        while (csv.Read())
        {
            var cells = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToList();
            if (header is null)
                header = cells;
            else
                rows.Add(header.Zip(cells).ToDictionary(StringComparer.Ordinal));
        }

        return rows;
    }
}
