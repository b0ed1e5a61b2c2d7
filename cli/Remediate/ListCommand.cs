using System.CommandLine;
using Guardrails.Cli.Incidents;
using Guardrails.Cli.Shared;

namespace Guardrails.Cli.Remediate;

/// <summary><c>guardrails remediate list</c>: parse, read, print.</summary>
internal static class ListCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var all = new Option<bool>("--all")
        {
            Description = "Lists what ended, too. Reads every account of the organization.",
        };
        var output = Output.Option();
        var command = new Command(
            "list",
            "Lists the remediations that are not over, those that wait for a person first. Changes nothing. Exits with "
            + "1 if one waits for a person, with 3 if one could not be read.")
        {
            all, output,
        };
        command.SetAction((parsed, cancellation) => LiveLedger.RunAsync(async ledger =>
        {
            var read = await new RemediationsReader(ledger, new StepProgress())
                .ReadAsync(parsed.GetValue(all), cancellation);
            if (Output.IsJson(parsed, output))
                Output.WriteJson(RemediationsReport.Format, RemediationsReport.Of(read));
            else
                RemediationsTables.Write(new(Console.Out, Screen.Output()), read);
            return CodeOf(read);
        }));
        return command;
    }

    /// <summary>An incomplete answer is never a quiet one.</summary>
    internal static int CodeOf(ReadRemediations read) => read.Unread.Count > 0 ? ExitCode.Failed
        : read.Cases.Any(one => one.WaitsForPerson) ? ExitCode.Findings
        : ExitCode.Done;
}
