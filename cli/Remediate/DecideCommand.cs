using System.CommandLine;
using Guardrails.Cli.Incidents;
using Guardrails.Cli.Shared;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;

namespace Guardrails.Cli.Remediate;

/// <summary>
/// <c>guardrails remediate approve</c>, <c>reject</c>, <c>lift</c>, <c>override</c> and <c>resume</c>: read, show, ask,
/// sign, send.
/// </summary>
internal static class DecideCommand
{
    /// <summary>The command of an act.</summary>
    public static Command Create(CaseAct act)
    {
        var remediation = new Argument<string>("id")
        {
            Description = "The remediation's id, as messages and 'guardrails remediate list' show it.",
        };
        var reason = AcknowledgeCommand.ReasonOption();
        var role = new Option<string>("--role") { Description = "The ARN of the role that replaces the keys." };
        var yes = new Option<bool>("--yes") { Description = "Does not ask whether what is shown is meant." };
        var command = new Command(
            act.Word,
            $"{act.Effect} Shows what you sign, and asks. Your name is proven by AWS, as with 'incidents acknowledge'.")
        {
            remediation, reason, yes,
        };
        if (act == CaseAct.Resume)
            command.Add(role);
        command.SetAction((parsed, cancellation) =>
        {
            var id = parsed.GetRequiredValue(remediation);
            var account = RemediationArgument.AccountOf(id);
            var why = AcknowledgeCommand.ReasonOf(parsed.GetRequiredValue(reason));
            var named = act == CaseAct.Resume ? RoleOf(account, parsed.GetValue(role) ?? "") : "";
            return LiveLedger.RunAsync(ledger => RunAsync(
                ledger,
                act,
                account,
                id,
                why,
                named,
                Console.Out,
                Screen.Output(),
                () => Confirmation.Demand($"{act.Word} {id}?", parsed.GetValue(yes)),
                cancellation));
        });
        return command;
    }

    /// <summary>A role that somebody typed; an empty text where nobody did.</summary>
    /// <exception cref="CommandException">It is no ARN of a role of the account.</exception>
    internal static string RoleOf(AccountId account, string text) =>
        CaseDecision.Resumption.RoleFault(account, text) is { } fault
            ? throw new CommandException(ExitCode.BadInput, $"--role {fault}")
            : text;

    /// <summary>Shows a remediation, and decides on exactly what was shown.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="act">The decision.</param>
    /// <param name="account">The account.</param>
    /// <param name="id">The remediation's id.</param>
    /// <param name="reason">The person's reason.</param>
    /// <param name="role">The role that replaces the keys; empty where none is named.</param>
    /// <param name="output">The place to write to.</param>
    /// <param name="screen">Its width and colours.</param>
    /// <param name="confirm">Throws where what is shown is not meant.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static async Task<int> RunAsync(
        LiveLedger ledger,
        CaseAct act,
        AccountId account,
        string id,
        string reason,
        string role,
        TextWriter output,
        Screen screen,
        Action confirm,
        CancellationToken cancellation)
    {
        var one = await ledger.Remediations.CaseAsync(account, id, cancellation)
            ?? throw new CommandException(
                ExitCode.BadInput,
                $"The ledger has no remediation {id} of account {account}. Remedy: list them with 'guardrails "
                + "remediate list'; one that was started a moment ago is there within five minutes.");
        if (act.Fault(one, role) is { } fault)
            throw new CommandException(ExitCode.BadInput, fault);
        ShownPage.Write(new(output, screen), one, act, reason, role);
        confirm();

        // The time counts from here: whoever reads for long does not decide too late.
        var decision = act.Decide(one, role, RemediationDecision.InSeconds(ledger.Time.GetUtcNow()), reason);
        var code = await DecisionSender.SendAsync(ledger, decision, output, cancellation);
        output.WriteLine("It is carried out now, or within five minutes.");
        return code;
    }
}
