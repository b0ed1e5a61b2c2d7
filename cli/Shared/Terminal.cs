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
            return Guarded(AnsiConsole.Console);
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = WidthOfAFile;
        return Guarded(console);
    }

    /// <summary>The console, before which text from outside is made printable.</summary>
    internal static IAnsiConsole Guarded(IAnsiConsole console)
    {
        console.Pipeline.Attach(new PrintableHook());
        return console;
    }
}
