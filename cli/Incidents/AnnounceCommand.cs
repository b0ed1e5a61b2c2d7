using System.CommandLine;
using System.Globalization;
using Guardrails.Cli.Shared;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Cli.Incidents;

/// <summary><c>guardrails announce</c>: parse, sign, send.</summary>
internal static class AnnounceCommand
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>The command, for the root command's list.</summary>
    public static Command Create()
    {
        var account = new Argument<string>("account") { Description = "The account's id." };
        var until = new Option<string>("--until")
        {
            Description =
                $"The time at which it ends, at most {Counted.Of(AnnounceDecision.Longest)} ahead, such as "
                + "2026-12-01T18:00Z or 2026-12-01T18:00+01:00.",
            Required = true,
        };
        var reason = AcknowledgeCommand.ReasonOption();
        var command = new Command(
            "announce",
            "Announces a planned use of an account's root user. Alerts still come, and say who announced it and why. "
            + "Your name is proven by AWS, as with 'incidents acknowledge'.")
        {
            account, until, reason,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var id = IncidentsCommand.AccountOf("The account", parsed.GetRequiredValue(account));
            var why = AcknowledgeCommand.ReasonOf(parsed.GetRequiredValue(reason));
            var decision = DecisionOf(id, parsed.GetRequiredValue(until), why, TimeProvider.System.GetUtcNow());
            return LiveLedger.RunAsync(
                ledger => DecisionSender.SendAsync(ledger, decision, Console.Out, cancellation));
        });
        return command;
    }

    /// <summary>The decision that somebody typed.</summary>
    /// <exception cref="CommandException">The time is none, over, or too far ahead.</exception>
    internal static AnnounceDecision DecisionOf(AccountId account, string until, string reason, DateTimeOffset now)
    {
        // A time without an offset is refused: nobody knows whose it is.
        if (!until.EndsWith('Z') && until.LastIndexOfAny(['+', '-']) < until.IndexOf('T', StringComparison.Ordinal)
            || !DateTimeOffset.TryParseExact(
                until, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            throw new CommandException(
                ExitCode.BadInput,
                $"--until is '{until}': expected a time with its offset, such as 2026-12-01T18:00Z or "
                + "2026-12-01T18:00+01:00.");
        }

        var decision = new AnnounceDecision(account, time.ToUniversalTime(), reason);
        return decision.Fault(now) is { } fault
            ? throw new CommandException(ExitCode.BadInput, $"--until: {fault}")
            : decision;
    }
}
