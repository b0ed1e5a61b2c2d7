using System.Text.RegularExpressions;

namespace Guardrails.Tests;

/// <summary>A block of a page that shows what a command prints, as a whole or in part.</summary>
/// <param name="Command">The command's name in the marks.</param>
/// <param name="From">The beginning of the first line that is shown; null where the whole output is.</param>
/// <param name="To">The beginning of the last line that is shown; null where the whole output is.</param>
public sealed record ShownOutput(string Command, string? From, string? To)
{
    /// <summary>The part of the output that this block shows: consecutive lines of it.</summary>
    public string PartOf(string printed)
    {
        if (From is null || To is null)
            return printed;

        var lines = printed.Split('\n');
        var first = Array.FindIndex(lines, line => line.StartsWith(From, StringComparison.Ordinal));
        var last = first < 0
            ? -1
            : Array.FindIndex(lines, first, line => line.StartsWith(To, StringComparison.Ordinal));
        return last < 0
            ? throw new InvalidOperationException($"{Command} prints no lines from \"{From}\" to \"{To}\".")
            : string.Join('\n', lines[first..(last + 1)]);
    }

    internal static ShownOutput Of(Match match) =>
        new(match.Groups["command"].Value, Text(match.Groups["from"]), Text(match.Groups["to"]));

    private static string? Text(Group group) => group.Success ? group.Value : null;
}
