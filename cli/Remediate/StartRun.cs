using Amazon.Runtime;
using Guardrails.Aws.Calls;
using Guardrails.Cli.Incidents;
using Guardrails.Cli.Shared;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Cli.Remediate;

/// <summary>Starts remediations one after another, and says which were started and which were not.</summary>
internal sealed class StartRun(LiveLedger ledger, TextWriter output, Screen screen)
{
    /// <summary>Starts them.</summary>
    /// <param name="asked">The accounts and the wish.</param>
    /// <param name="confirm">Throws where what is shown is not meant.</param>
    /// <param name="cancellation">Stops it before the next account.</param>
    /// <exception cref="CommandException">One was not started: nor were those after it.</exception>
    public async Task<int> RunAsync(StartArguments asked, Action confirm, CancellationToken cancellation)
    {
        await DemandAsync(asked.Chosen, cancellation);
        Show(asked);
        confirm();
        foreach (var (index, one) in asked.Chosen.Index())
            await StartAsync(asked, index, one.Account, cancellation);
        if (asked.Left.Count == 0)
            return ExitCode.Done;
        output.WriteLine($"Not started, because of --limit {asked.Limit}: {Listed(asked.Left)}.");
        return ExitCode.Findings;
    }

    /// <summary>Refuses all of it where one cannot be started: nobody has to find out which were.</summary>
    private async Task DemandAsync(IReadOnlyList<GivenAccount> accounts, CancellationToken cancellation)
    {
        List<string> wrong = [];
        foreach (var (account, place) in accounts)
        {
            var fault = RemediationCheck.OfStart(
                account,
                await ledger.Remediations.CasesAsync(account, cancellation),
                await ledger.Remediations.DecisionsAsync(account, remediation: null, cancellation),
                TimeProvider.System.GetUtcNow());
            if (fault is not null)
                wrong.Add(Printable.Line($"{place}: {fault}"));
        }

        if (wrong.Count > 0)
            throw new CommandException(ExitCode.BadInput, [.. wrong, "Nothing was started."]);
    }

    private void Show(StartArguments asked)
    {
        var page = new Shared.Page(output, screen);
        page.Title($"start {Counted.Of(asked.Chosen.Count, "account")}");
        page.WriteLine(Listed(asked.Chosen), indent: 4);
        ShownPage.Write(page, asked.Request, asked.Reason);
    }

    private async Task StartAsync(
        StartArguments asked, int index, AccountId account, CancellationToken cancellation)
    {
        var decision = new StartDecision(
            account, asked.Request, RemediationDecision.InSeconds(ledger.Time.GetUtcNow()), asked.Reason);
        try
        {
            cancellation.ThrowIfCancellationRequested();
            var finding = await DecisionSender.SendAsync(ledger, decision, cancellation);
            output.WriteLine(Printable.Line($"{account}: remediation {decision.CaseId}. {finding}"));
        }
        catch (CommandException exception)
        {
            throw Stopped($"Account {account} was not started: {exception.Message}");
        }
        catch (Exception exception) when (exception is AwsCallException or AmazonClientException)
        {
            throw Stopped(
                $"Account {account}: {exception.Message} It may have been started: see 'guardrails remediate status "
                + $"{decision.CaseId}' in five minutes.");
        }

        CommandException Stopped(string why) => new(
            ExitCode.Failed,
            [
                Printable.Line(why),
                $"Started: {Listed(asked.Chosen.Take(index))}.",
                $"Not started: {Listed(asked.Accounts.Skip(index + 1))}.",
            ]);
    }

    private static string Listed(IEnumerable<GivenAccount> accounts) =>
        string.Join(", ", accounts.Select(one => one.Account.Value)) is { Length: > 0 } text ? text : "none";
}
