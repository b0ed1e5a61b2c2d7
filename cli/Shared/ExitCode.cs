namespace Guardrails.Cli.Shared;

/// <summary>The command's exit codes.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and something was found that somebody should look at.</summary>
    public const int Findings = 1;

    /// <summary>Usage or input error: nothing was done.</summary>
    public const int BadInput = 2;

    /// <summary>An AWS error, or a result that is not complete.</summary>
    public const int Failed = 3;

    /// <summary>Somebody stopped it, as with Ctrl+C: the result is not complete.</summary>
    /// <remarks>128 and the number of the signal, as shells and System.CommandLine count.</remarks>
    public const int Stopped = 130;
}
