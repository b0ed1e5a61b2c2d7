using System.CommandLine;
using Guardrails.Cli.Incidents;
using Guardrails.Cli.Shared;

namespace Guardrails.Cli.Remediate;

/// <summary><c>guardrails remediate status</c>: parse, read, print.</summary>
internal static class StatusCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var remediation = new Argument<string>("account-or-id")
        {
            Description = "A remediation's id; or an account, whose open remediation, or else the newest, is shown.",
        };
        var output = Output.Option();
        var command = new Command(
            "status",
            "Shows all of one remediation: what uses the credentials, the quarantine, signs of use, decisions, what "
            + "comes next, and what you can do. Changes nothing. Exits with 1 if it waits for a person.")
        {
            remediation, output,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var (account, id) = RemediationArgument.Read(parsed.GetRequiredValue(remediation));
            return LiveLedger.RunAsync(async ledger =>
            {
                var read = await new CaseReader(ledger).ReadAsync(account, id, cancellation);
                if (Output.IsJson(parsed, output))
                    Output.WriteJson(CaseReport.Format, CaseReport.Of(read));
                else
                    CaseTables.Write(new(Console.Out, Screen.Output()), read);
                return CodeOf(read);
            });
        });
        return command;
    }

    /// <summary>The exit code.</summary>
    internal static int CodeOf(ReadCase read) => read.Case.WaitsForPerson ? ExitCode.Findings : ExitCode.Done;
}
