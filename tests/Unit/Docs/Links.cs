using System.Text.RegularExpressions;

namespace Guardrails.Tests.Unit.Docs;

/// <summary>A link in a page.</summary>
/// <param name="From">The page's path.</param>
/// <param name="Target">The link as it is written.</param>
internal sealed record Link(string From, string Target);

/// <summary>Links and anchors of a page, as GitHub renders them.</summary>
internal static partial class Links
{
    /// <summary>The page's links within the repository.</summary>
    public static IReadOnlyList<Link> Of(Document page) =>
    [
        .. Inline().Matches(Code().Replace(page.Prose, ""))
            .Select(match => new Link(page.Path, match.Groups["target"].Value))
            .Where(link => !Address().IsMatch(link.Target)),
    ];

    /// <summary>The anchors of its headings: lower case, without punctuation, numbered where one is repeated.</summary>
    public static IReadOnlySet<string> Anchors(Document page) =>
        Heading().Matches(page.Prose)
            .Select(heading => heading.Groups["text"].Value.Trim().ToLowerInvariant())
            .Select(heading => Punctuation().Replace(heading, ""))
            .GroupBy(text => text.Replace(' ', '-'))
            .SelectMany(same => same.Select((_, index) => index == 0 ? same.Key : $"{same.Key}-{index}"))
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Inline();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex Code();

    [GeneratedRegex("^[a-z]+:")]
    private static partial Regex Address();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\p{M} _-]")]
    private static partial Regex Punctuation();
}
