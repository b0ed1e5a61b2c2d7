using System.CommandLine;
using Guardrails.Cli.Incidents;
using Guardrails.Cli.Shared;
using Guardrails.Core.Json;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;

namespace Guardrails.Cli.Remediate;

/// <summary><c>guardrails remediate start</c>: parse, check, show, ask, start one after another.</summary>
internal static class StartCommand
{
    private const string Leak = "leak";
    private const string Password = "password";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var accounts = new Argument<string[]>("account")
        {
            Description = "The ids of accounts.", Arity = ArgumentArity.ZeroOrMore,
        };
        var file = new Option<string>("--file")
        {
            Description = "A file with one account id in each line; what follows a # is a comment.",
        };
        var reason = AcknowledgeCommand.ReasonOption();
        var quarantine = Choice("--quarantine", "'leak' stops federated sessions, too.", "removal", Leak);
        var quiet = new Option<int>("--quiet-days")
        {
            Description = $"The days without use before a deletion can be approved: 1 to "
                + $"{RemediationLimits.MostQuietDays}.",
            DefaultValueFactory = _ => RemediationLimits.DefaultQuietDays,
        };
        var credentials = Choice(
            "--credentials",
            "'keys' removes access keys and signing certificates, 'password' the password and MFA devices as well.",
            "keys",
            Password);
        var limit = new Option<int>("--limit")
        {
            Description = "The most accounts that are started now.",
            DefaultValueFactory = _ => StartArguments.DefaultLimit,
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Shows every call that would be made, by whom and in which order, and makes none.",
        };
        var yes = new Option<bool>("--yes") { Description = "Does not ask whether what is shown is meant." };
        var command = new Command(
            "start",
            "Starts the removal of root credentials in accounts, one after another, and stops at the first failure. "
            + "Nothing is deleted before another person approves it. Your name is proven by AWS, as with 'incidents "
            + "acknowledge'. Exits with 1 if the limit leaves accounts for later.")
        {
            accounts, file, reason, quarantine, quiet, credentials, limit, dryRun, yes,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var asked = StartArguments.Of(
                parsed.GetValue(accounts) ?? [],
                parsed.GetValue(file),
                parsed.GetRequiredValue(reason),
                parsed.GetValue(quarantine) == Leak ? QuarantineKind.Leak : QuarantineKind.Removal,
                parsed.GetValue(quiet),
                parsed.GetValue(credentials) == Password,
                parsed.GetValue(limit));
            if (parsed.GetValue(dryRun))
            {
                PlannedPage.Write(new(Console.Out, Screen.Output()), asked);
                return Task.FromResult(ExitCode.Done);
            }

            return LiveLedger.RunAsync(ledger => new StartRun(ledger, Console.Out, Screen.Output()).RunAsync(
                asked,
                () => Confirmation.Demand(
                    $"Start {Counted.Of(asked.Chosen.Count, "account")}?", parsed.GetValue(yes)),
                cancellation));
        });
        return command;
    }

    private static Option<string> Choice(string name, string description, string usual, string other)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.AcceptOnlyFromAmong(usual, other);
        return option;
    }
}
