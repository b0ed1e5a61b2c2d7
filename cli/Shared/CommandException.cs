namespace Guardrails.Cli;

/// <summary>The command cannot go on; the message says what is wrong and what to do.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    /// <summary>What the process exits with.</summary>
    public int ExitCode { get; } = exitCode;
}
