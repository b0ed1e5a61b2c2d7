using System.CommandLine;
using Guardrails.Cli.Shared;
using Guardrails.Core.Ids;

namespace Guardrails.Cli.Incidents;

/// <summary><c>guardrails incidents</c>: parse, read, print.</summary>
internal static class IncidentsCommand
{
    /// <summary>The command, for the root command's list.</summary>
    public static Command Create()
    {
        var account = new Option<string>("--account")
        {
            Description = "One account, whose incidents are shown whole. Without it, all accounts are read.",
        };
        var all = new Option<bool>("--all")
        {
            Description = "Shows what ended, too: its dates, the way, and the time to remediate.",
        };
        var output = Output.Option();
        var command = new Command(
            "incidents",
            "Shows the incidents that are open, the most urgent and oldest first, as the ledger has them. Changes "
            + "nothing. Needs credentials of the delegated administrator account that may read the ledger's table and "
            + "list the organization's accounts. Exits with 1 if any incident is open, with 3 if an account could not "
            + "be read.")
        {
            account, all, output, AcknowledgeCommand.Create(),
        };
        command.SetAction((parsed, cancellation) =>
        {
            var only = parsed.GetValue(account) is { } id ? AccountOf("--account", id) : null;
            return LiveLedger.RunAsync(ledger => RunAsync(
                ledger, only, parsed.GetValue(all), Output.IsJson(parsed, output), cancellation));
        });
        return command;
    }

    /// <summary>An account that somebody typed.</summary>
    /// <exception cref="CommandException">It is no account id.</exception>
    internal static AccountId AccountOf(string name, string text) => AccountId.TryParse(text)
        ?? throw new CommandException(
            ExitCode.BadInput, $"{name} is '{text}', not 12 digits. Remedy: give an account id.");

    private static async Task<int> RunAsync(
        LiveLedger ledger, AccountId? only, bool all, bool json, CancellationToken cancellation)
    {
        var read = await new IncidentsReader(ledger, new StepProgress()).ReadAsync(only, all, cancellation);
        if (json)
            Output.WriteJson(IncidentsReport.Format, IncidentsReport.Of(read));
        else
            IncidentsTables.Write(new(Console.Out, Screen.Output()), read, all, whole: only is not null);
        return CodeOf(read);
    }

    /// <summary>An incomplete answer is never a clean one.</summary>
    internal static int CodeOf(ReadIncidents read) => read.Unread.Count > 0 ? ExitCode.Failed
        : read.Open.Count > 0 ? ExitCode.Findings
        : ExitCode.Done;
}
