using System.Text.RegularExpressions;

namespace Guardrails.Tests.Unit.Cli.Remediate;

/// <summary>The policies for people that docs/remediation.md prints, as they stand there.</summary>
internal static partial class PeoplePolicies
{
    private static readonly IReadOnlyList<string> Printed =
    [
        .. Json().Matches(Documents.At("docs/remediation.md").Text).Select(block => block.Groups["json"].Value)
            .Where(json => json.Contains("\"Statement\"", StringComparison.Ordinal)),
    ];

    /// <summary>Reads the ledger, and decides.</summary>
    public static string Decide => Printed[0];

    /// <summary>Lists accounts, for <c>remediate list --all</c>.</summary>
    public static string ListAll => Printed[1];

    [GeneratedRegex(@"```json\n(?<json>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Json();
}
