namespace Guardrails.Cli.Shared;

/// <summary>The command cannot go on; the message says what is wrong and what to do.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    /// <summary>The exit code of the process.</summary>
    public int ExitCode { get; } = exitCode;
}
