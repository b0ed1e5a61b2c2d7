using Guardrails.Cli.Shared;

namespace Guardrails.Cli.Remediate;

/// <summary>The question whether what is shown is meant.</summary>
internal static class Confirmation
{
    /// <summary>
    /// Asks at a terminal. Where nobody can be asked, only --yes counts: a deletion cannot be taken back.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="yes">True where somebody said so beforehand.</param>
    /// <exception cref="CommandException">Nobody can be asked, or the answer is another one.</exception>
    public static void Demand(string question, bool yes) =>
        Demand(question, yes, !Console.IsInputRedirected, Console.In, Console.Error);

    /// <summary>The same, wherever somebody is asked.</summary>
    internal static void Demand(string question, bool yes, bool isTerminal, TextReader input, TextWriter output)
    {
        if (yes)
            return;
        if (!isTerminal)
        {
            throw new CommandException(
                ExitCode.BadInput,
                "Nothing was recorded: the input is no terminal, and nobody can be asked. Remedy: read what is shown, "
                + "and run it again with --yes.");
        }

        output.Write($"{question} [yes/no] ");
        if (input.ReadLine()?.Trim().ToUpperInvariant() is not ("YES" or "Y"))
            throw new CommandException(ExitCode.BadInput, "Nothing was recorded: you did not answer with yes.");
    }
}
