using Spectre.Console;

namespace Guardrails.Cli.Shared;

/// <summary>The console that tables are written to.</summary>
internal static class Terminal
{
    private const int WidthOfAFile = 176;

    /// <summary>
    /// Standard output; where it is a file or a pipe, wide enough for every table and without colours.
    /// </summary>
    public static IAnsiConsole Wide()
    {
        if (!Console.IsOutputRedirected)
            return AnsiConsole.Console;
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = WidthOfAFile;
        return console;
    }
}
