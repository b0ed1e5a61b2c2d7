using System.Text.RegularExpressions;

namespace Guardrails.Tests;

/// <summary>A page of Markdown.</summary>
/// <param name="Path">Its path from the repository's root, with slashes.</param>
public sealed partial record Document(string Path)
{
    /// <summary>The page as it is now.</summary>
    public string Text => File.ReadAllText(Repository.PathOf(Path)).ReplaceLineEndings("\n");

    /// <summary>The languages of its fenced blocks, in order; empty for a block that names none.</summary>
    public IReadOnlyList<string> Languages =>
        [.. Block().Matches(Text).Select(block => block.Groups["language"].Value)];

    /// <summary>The commands in its <c>sh</c> blocks, without comments.</summary>
    public IReadOnlyList<string> Commands =>
    [
        .. Block().Matches(Text)
            .Where(block => block.Groups["language"].Value == "sh")
            .SelectMany(block => block.Groups["lines"].Value.Split('\n'))
            .Select(line => Comment().Replace(line, "").Trim())
            .Where(line => line.Length > 0),
    ];

    /// <summary>Its text without fenced blocks.</summary>
    public string Prose => Block().Replace(Text, "");

    /// <summary>Its marked blocks of a command's output.</summary>
    public IReadOnlyList<ShownOutput> Outputs => [.. MarkedBlock().Matches(Text).Select(ShownOutput.Of)];

    /// <summary>The page as it should be, given what a command prints.</summary>
    /// <param name="command">The command's name in the marks.</param>
    /// <param name="printed">Its whole output.</param>
    public string Showing(string command, string printed) => MarkedBlock().Replace(Text, match =>
        ShownOutput.Of(match) is var shown && shown.Command == command
            ? $"{match.Groups["open"]}{shown.PartOf(printed)}\n{match.Groups["close"]}"
            : match.Value);

    /// <inheritdoc/>
    public override string ToString() => Path;

    [GeneratedRegex(
        @"^ *```(?<language>\w*)\n(?<lines>.*?)^ *```$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex(@"(^|\s+)#.*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();

    // <!-- demo -->, or an excerpt: <!-- demo from "first line" to "last line" -->
    [GeneratedRegex(
        """(?<open><!-- (?<command>\w+)( from "(?<from>[^"\n]+)" to "(?<to>[^"\n]+)")? -->\n```text\n)"""
            + """(?<text>.*?)(?<close>```\n<!-- /\k<command> -->)""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex MarkedBlock();
}
