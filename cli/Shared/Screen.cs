using System.Globalization;
using Guardrails.Core.Json;
using Spectre.Console;

namespace Guardrails.Cli.Shared;

/// <summary>The place that a result is written to.</summary>
/// <param name="Width">Its columns; null where no line is too long.</param>
/// <param name="Colours">True where it understands colours.</param>
internal sealed record Screen(int? Width, bool Colours)
{
    private const int WidthOfAnUnknownTerminal = 80;

    /// <summary>Standard output, as this process has it.</summary>
    public static Screen Output() => Of(
        !Console.IsOutputRedirected,
        () => Console.WindowWidth,
        () => AnsiConsole.Console.Profile.Capabilities.Ansi,
        Environment.GetEnvironmentVariable);

    /// <summary>
    /// The place that the environment describes: <c>COLUMNS</c> wins, and only a terminal has another width;
    /// <c>NO_COLOR</c> and a terminal that is dumb have no colours, and neither has a file.
    /// </summary>
    /// <param name="isTerminal">True for a terminal, false for a file or a pipe.</param>
    /// <param name="terminalWidth">The terminal's width; 0 or less where it is not known.</param>
    /// <param name="hasColours">Tells whether the terminal understands colours.</param>
    /// <param name="variable">A variable of the environment, null where it is not set.</param>
    /// <remarks>Source: https://no-color.org</remarks>
    public static Screen Of(
        bool isTerminal, Func<int> terminalWidth, Func<bool> hasColours, Func<string, string?> variable)
    {
        int? columns = int.TryParse(
            variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0
            ? asked
            : null;
        int? own = !isTerminal ? null : terminalWidth() is > 0 and var width ? width : WidthOfAnUnknownTerminal;
        var colours = isTerminal && string.IsNullOrEmpty(variable("NO_COLOR")) && variable("TERM") != "dumb"
            && hasColours();
        return new(columns ?? own, colours);
    }

    /// <summary>Writes lines that are no result, such as errors; each stays one line.</summary>
    public static void WriteErrors(IReadOnlyList<string> lines)
    {
        foreach (var line in FirstLines.Of(lines))
            Console.Error.WriteLine(line);
    }
}
