using System.Globalization;
using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Html;

/// <summary>
/// A number's trend as a small line: a gap where no report was made or it had no value, a ring where the report was not
/// complete.
/// </summary>
/// <param name="Label">The same in words.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
/// <param name="Lines">The points of each unbroken line.</param>
/// <param name="Dots">Days that stand alone, and the last one.</param>
/// <param name="Rings">Days whose report was not complete.</param>
internal sealed record Sparkline(
    string Label,
    string First,
    string Last,
    IReadOnlyList<string> Lines,
    IReadOnlyList<SparkPoint> Dots,
    IReadOnlyList<SparkPoint> Rings)
{
    private const double Width = 240;
    private const double Height = 44;
    private const double Margin = 5;
    private const int MostDaysNamed = 3;

    /// <summary>The trend of a number, in a list of its own; empty with less than two values.</summary>
    public static IReadOnlyList<Sparkline> Of(ReportMetric metric, IReadOnlyList<TrendDay> trend)
    {
        var days = trend.Where(day => day.Values.ContainsKey(metric.Name)).ToList();
        if (days.Count < 2)
            return [];
        var (first, last) = (days[0].Day.DayNumber, days[^1].Day.DayNumber);
        // From zero, so that a small change does not look like a great one.
        var top = Math.Max(metric.Unit == MetricUnit.Percent ? 100 : 1, days.Max(day => day.Values[metric.Name]));
        var points = days.ConvertAll(day => new SparkPoint(
            Text(Margin + ((Width - (2 * Margin)) * (day.Day.DayNumber - first) / (last - first))),
            Text(Height - Margin - ((Height - (2 * Margin)) * day.Values[metric.Name] / top))));

        List<List<SparkPoint>> lines = [];
        foreach (var (at, point) in points.Index())
        {
            if (at == 0 || days[at].Day.DayNumber != days[at - 1].Day.DayNumber + 1)
                lines.Add([]);
            lines[^1].Add(point);
        }

        return
        [
            new(
                InWords(metric, days),
                Words.Day(days[0].Day),
                Words.Day(days[^1].Day),
                [.. lines.Where(line => line.Count > 1)
                    .Select(line => string.Join(' ', line.Select(point => $"{point.X},{point.Y}")))],
                [.. lines.Where(line => line.Count == 1).Select(line => line[0]).Append(points[^1]).Distinct()],
                [.. points.Where((_, at) => !days[at].IsComplete)]),
        ];
    }

    private static string InWords(ReportMetric metric, List<TrendDay> days)
    {
        var values = days.ConvertAll(day => day.Values[metric.Name]);
        var missing = days[^1].Day.DayNumber - days[0].Day.DayNumber + 1 - days.Count;
        var incomplete = days.Where(day => !day.IsComplete).Select(day => Words.Day(day.Day)).ToList();
        return $"Trend of {metric.Title} from {Words.Day(days[0].Day)} to {Words.Day(days[^1].Day)}: "
            + $"first {Value(values[0])}, last {Value(values[^1])}, "
            + $"lowest {Value(values.Min())}, highest {Value(values.Max())}."
            + (missing > 0 ? $" No value on {Words.Count(missing, "day")}." : "")
            + (incomplete.Count == 0 ? ""
                : incomplete.Count > MostDaysNamed ? $" Incomplete on {incomplete.Count} days."
                : $" Incomplete on {string.Join(", ", incomplete)}.");

        string Value(double value) => Words.Of(metric.Unit, value);
    }

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>A place in the drawing.</summary>
internal sealed record SparkPoint(string X, string Y);
