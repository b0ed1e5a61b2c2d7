using System.CommandLine;
using Guardrails.Cli.Shared;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;

namespace Guardrails.Cli.Incidents;

/// <summary><c>guardrails incidents acknowledge</c>: parse, show, sign, send.</summary>
internal static class AcknowledgeCommand
{
    /// <summary>The command, for the list of <c>incidents</c>.</summary>
    public static Command Create()
    {
        var incident = new Argument<string>("incident")
        {
            Description = "The incident's id, as messages and 'guardrails incidents' show it.",
        };
        var reason = ReasonOption();
        var yes = new Option<bool>("--yes") { Description = "Does not ask whether what is shown is meant." };
        var command = new Command(
            "acknowledge",
            "Ends the acts of an incident (a sign-in, a call, a session) as looked at by you. Shows the incident first "
            + "and, at a terminal, asks. A state, such as a key that exists, ends by evidence alone and is refused. "
            + "Your name is proven by AWS: sign in to the delegated administrator account with IAM Identity Center, or "
            + "with a role that the organization file lists under decisions.people.")
        {
            incident, reason, yes,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var (id, why) = (parsed.GetRequiredValue(incident), ReasonOf(parsed.GetRequiredValue(reason)));
            var account = AccountOf(id);
            var asks = !parsed.GetValue(yes) && !Console.IsInputRedirected;
            return LiveLedger.RunAsync(ledger => RunAsync(
                ledger,
                account,
                id,
                why,
                Console.Out,
                Screen.Output(),
                () => !asks || Confirmed(),
                cancellation));
        });
        return command;
    }

    /// <summary>The option for a decision's reason.</summary>
    internal static Option<string> ReasonOption() => new("--reason")
    {
        Description = $"The reason, for whoever reads the ledger later: 1 to {DecisionReason.Longest} characters.",
        Required = true,
    };

    /// <summary>A reason that somebody typed.</summary>
    /// <exception cref="CommandException">It is none.</exception>
    internal static string ReasonOf(string reason) => DecisionReason.Fault(reason) is { } fault
        ? throw new CommandException(ExitCode.BadInput, $"--reason: {fault}")
        : reason;

    /// <summary>Shows an incident and acknowledges exactly what was shown.</summary>
    internal static async Task<int> RunAsync(
        LiveLedger ledger,
        AccountId account,
        string id,
        string reason,
        TextWriter output,
        Screen screen,
        Func<bool> confirmed,
        CancellationToken cancellation)
    {
        var incidents = await ledger.IncidentsAsync(account, cancellation);
        var decision = incidents.FirstOrDefault(one => one.Id == id) is { } incident
            ? AcknowledgeDecision.Of(incident, reason)
            : new(account, id, [], reason);
        try
        {
            IncidentsTables.Write(new(output, screen), AcknowledgementCheck.Demand(decision, incidents));
        }
        catch (RefusedException exception)
        {
            throw new CommandException(ExitCode.BadInput, exception.Message);
        }

        return confirmed()
            ? await DecisionSender.SendAsync(ledger, decision, output, cancellation)
            : throw new CommandException(ExitCode.BadInput, "Nothing was recorded: you did not answer with yes.");
    }

    private static AccountId AccountOf(string incident) => CaseNumber.AccountOf(incident)
        ?? throw new CommandException(
            ExitCode.BadInput,
            $"'{incident}' is no incident's id: expected an account id and eight hexadecimal digits, such as "
            + "444444444444-0f3a9c21. Remedy: copy it from the message or from 'guardrails incidents'.");

    private static bool Confirmed()
    {
        Console.Error.Write("Acknowledge this? [yes/no] ");
        return Console.ReadLine()?.Trim().ToUpperInvariant() is "YES" or "Y";
    }
}
