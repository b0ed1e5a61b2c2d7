using System.Globalization;
using System.Text;

namespace Guardrails.Core.Reporting;

/// <summary>The numbers of the report as a page for people: <c>docs/numbers.md</c>.</summary>
public static class NumbersGuide
{
    /// <summary>The page, in Markdown.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder(
            """
            # The numbers

            <!-- Written from the list of numbers by a test: UPDATE=1 dotnet test -->

            Every number of the report, with its definition. The report, its trend, the metrics in Amazon CloudWatch and
            the dashboard show the same ones. [compliance.md](compliance.md) says how to read them.

            Three rules hold for all of them:

            - **Unknown is never good.** An account that nobody can judge is in every denominator that it belongs to, and
              in no numerator.
            - **What was seen to be bad stays bad** until newer evidence shows otherwise, whatever failed meanwhile.
            - **Nothing leaves a denominator unseen.** Each account has exactly one standing against each control:
              compliant, non-compliant, UNKNOWN, not applicable, out of reach or not watched.

            Times are UTC. A quarter is a calendar quarter. Where an account could not be read, every number is at least
            what it says, and the report's first line says so.

            | Number | Metric | Unit | Target |
            |---|---|---|---|

            """);
        foreach (var one in ReportMetrics.All)
        {
            page.Append(
                $"| [{one.Title}](#{Anchor(one.Title)}) | `{one.Name}` | {UnitOf(one)} | {TargetOf(one)} |\n");
        }

        foreach (var one in ReportMetrics.All)
        {
            page.Append($"\n## {one.Title}\n\n{one.Meaning}\n\n");
            page.Append($"- **What is counted**: {one.Numerator}.\n");
            if (one.Denominator.Length > 0)
                page.Append($"- **Divided by**: {one.Denominator}.\n");
            page.Append($"- **What it does not say**: {one.NotCounted}\n");
        }

        return page.ToString();
    }

    private static string Anchor(string title) =>
        string.Concat(title.ToLowerInvariant().Where(one => char.IsLetterOrDigit(one) || one is ' ' or '-'))
            .Replace(' ', '-');

    private static string UnitOf(ReportMetric one) => one.Unit switch
    {
        MetricUnit.Percent => "percent",
        MetricUnit.Seconds => "seconds",
        _ => "",
    };

    private static string TargetOf(ReportMetric one) => one.Target is { } target
        ? target.ToString("0", CultureInfo.InvariantCulture) + (one.Unit == MetricUnit.Percent ? " %" : "")
        : "";
}
