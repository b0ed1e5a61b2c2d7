using Guardrails.Cli.Shared;
using Guardrails.Core.Controls;

namespace Guardrails.Cli.Demo;

/// <summary>
/// The findings behind the answers, each once, however many controls and accounts it is behind. A sentence in which
/// many of them end, such as the one about the evidence, is said once at the end.
/// </summary>
internal static class DemoFindings
{
    /// <summary>Fewer findings with the same end keep it.</summary>
    private const int ManyEnds = 3;

    private const string Cut = "...";

    /// <summary>Writes them.</summary>
    public static void Write(Page page, DemoReport report)
    {
        var open =
            (from account in report.Accounts
             from control in account.Controls
             where control.Standing != Compliance.Compliant
             group control.Control by (account.Id, account.Name, control.Finding) into same
             let about = $"{same.Key.Id} {same.Key.Name} ({string.Join(", ", same)})"
             group about by same.Key.Finding into finding
             select (Finding: finding.Key, About: string.Join(", ", finding))).ToList();
        var ends = open.Select(one => LastSentence(one.Finding))
            .CountBy(end => end, StringComparer.Ordinal)
            .Where(end => end.Value >= ManyEnds && !end.Key.EndsWith(Cut, StringComparison.Ordinal))
            .Select(end => end.Key)
            .ToList();
        foreach (var (finding, about) in open)
        {
            var end = ends.FindIndex(end => IsSame(LastSentence(finding), end));
            var text = end < 0 ? finding : $"{finding[..^LastSentence(finding).Length]}[{end + 1}]";
            page.WriteLine($"{about}: {text}");
        }

        foreach (var (index, end) in ends.Index())
            page.WriteLine($"[{index + 1}] {end}");
    }

    /// <summary>The same sentence, or the beginning of it where AWS Config's limit cut it.</summary>
    private static bool IsSame(string said, string end) =>
        said == end
        || (said.EndsWith(Cut, StringComparison.Ordinal)
            && said.Length > Cut.Length
            && end.StartsWith(said[..^Cut.Length].TrimEnd(), StringComparison.Ordinal));

    private static string LastSentence(string finding)
    {
        var text = finding.EndsWith(Cut, StringComparison.Ordinal) ? finding[..^Cut.Length] : finding.TrimEnd('.');
        return finding[(text.LastIndexOf(". ", StringComparison.Ordinal) is >= 0 and var at ? at + 2 : 0)..];
    }
}
