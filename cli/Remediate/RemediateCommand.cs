using System.CommandLine;

namespace Guardrails.Cli.Remediate;

/// <summary><c>guardrails remediate</c>: the list of its commands.</summary>
internal static class RemediateCommand
{
    /// <summary>The command, for the root command's list.</summary>
    public static Command Create()
    {
        var command = new Command(
            "remediate",
            "Removes root credentials from accounts: finds out what uses them, quarantines, waits, and deletes what "
            + "another person approved. Needs credentials of the delegated administrator account "
            + "(docs/remediation.md).")
        {
            StartCommand.Create(), ListCommand.Create(), StatusCommand.Create(), ExportCommand.Create(),
        };
        foreach (var act in CaseAct.All)
            command.Add(DecideCommand.Create(act));
        return command;
    }
}
