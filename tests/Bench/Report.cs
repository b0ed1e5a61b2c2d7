namespace Guardrails.Tests.Bench;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Against">What C# is compared with, with its version.</param>
/// <param name="Comparison">The measurement, or null where there is none.</param>
/// <param name="NotMeasured">Why there is none.</param>
/// <param name="Notes">What a reader must know of the numbers.</param>
internal sealed record Row(
    string What, string Against, Comparison? Comparison, string? NotMeasured, IReadOnlyList<string> Notes)
{
    /// <summary>The amounts that are counted once and not timed; null where there are none.</summary>
    public Amounts? Amounts { get; init; }
}

/// <summary>Two amounts of the same unit.</summary>
internal sealed record Amounts(double Ours, double Theirs, string Unit);

/// <summary>The table, and what must be known to read it.</summary>
internal static class Report
{
    private static readonly string[] Header = ["", "C#", "Against", "Takes", "C# / it", "Middle half", "Rounds"];

    public static void Write(TextWriter output, IReadOnlyList<Row> rows)
    {
        var cells = new List<string[]> { Header };
        cells.AddRange(rows.Select(Cells));
        var widths = Header.Select(
            (_, column) => cells.Where(row => column == 0 || row.Length == Header.Length)
                .Max(row => row[column].Length)).ToList();

        output.WriteLine();
        foreach (var row in cells)
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());

        output.WriteLine();
        string[] general =
        [
            "Of times only the ratios mean something, and only within one run. Below 1, C# is faster. "
            + "Times are medians, of this machine as it is now.",
            "Both sides ran in turns; C# / it is the median of the rounds' ratios, "
            + "and the middle half of those lay in the range beside it.",
        ];
        foreach (var note in general.Concat(rows.SelectMany(row => row.Notes)))
            output.WriteLine($"- {note}");
    }

    private static string[] Cells(Row row) => row.Amounts is { } amounts
        ? [
            row.What, Amount(amounts.Ours, amounts.Unit),
            row.Against, Amount(amounts.Theirs, amounts.Unit), Ratio(amounts.Ours / amounts.Theirs), "", "",
        ]
        : row.Comparison is not { } measured
        ? [row.What, $"not measured: {row.NotMeasured}"]
        :
        [
            row.What,
            Time(measured.Ours),
            row.Against,
            Time(measured.Theirs),
            Ratio(measured.Ratio),
            $"{Ratio(measured.MiddleHalf.From)} to {Ratio(measured.MiddleHalf.To)}",
            $"{measured.Rounds.Count}",
        ];

    private static string Ratio(double ratio) => ratio < 0.01 ? $"{ratio:0.00000}" : $"{ratio:0.00}";

    private static string Amount(double amount, string unit) =>
        $"{amount.ToString(amount < 10 ? "0.00" : "0", System.Globalization.CultureInfo.InvariantCulture)} {unit}";

    private static string Time(TimeSpan time) => time switch
    {
        { TotalSeconds: >= 1 } => $"{time.TotalSeconds:0.00} s",
        { TotalMilliseconds: >= 0.1 } => $"{time.TotalMilliseconds:0.0} ms",
        _ => $"{time.TotalMicroseconds:0.0} µs",
    };
}
