namespace Guardrails.Cli.Shared;

/// <summary>The command cannot go on; each line says what is wrong and what to do.</summary>
internal sealed class CommandException(int exitCode, IReadOnlyList<string> lines)
    : Exception(string.Join(Environment.NewLine, lines))
{
    /// <summary>One line says it.</summary>
    public CommandException(int exitCode, string message)
        : this(exitCode, [message])
    {
    }

    /// <summary>The exit code of the process.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>The lines, as they are: whoever writes them makes them printable.</summary>
    public IReadOnlyList<string> Lines { get; } = lines;
}
