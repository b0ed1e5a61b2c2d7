using Guardrails.Aws.Calls;
using Guardrails.Cli.Incidents;
using Guardrails.Cli.Shared;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;

namespace Guardrails.Cli.Remediate;

/// <summary>All of one remediation.</summary>
/// <param name="Case">The case that its log tells.</param>
/// <param name="Log">The entries of its log, in order.</param>
/// <param name="Decisions">The decisions on it, in order of time.</param>
/// <param name="Others">The ids of the account's other remediations.</param>
internal sealed record ReadCase(
    RemediationCase Case,
    IReadOnlyList<RemediationEntry> Log,
    IReadOnlyList<(RemediationDecision Decision, Decided By)> Decisions,
    IReadOnlyList<string> Others);

/// <summary>Reads one remediation whole.</summary>
internal sealed class CaseReader(LiveLedger ledger)
{
    /// <summary>Reads it.</summary>
    /// <param name="account">The account.</param>
    /// <param name="id">Its id; null for the account's open one, or else the newest.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">Not all of it could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    /// <exception cref="CommandException">There is none.</exception>
    public async Task<ReadCase> ReadAsync(AccountId account, string? id, CancellationToken cancellation)
    {
        var cases = await ledger.Remediations.CasesAsync(account, cancellation);
        var chosen = id is not null
            ? cases.FirstOrDefault(one => one.Id == id)
            : cases.OrderBy(one => one.IsOver).ThenByDescending(one => one.Start.At).FirstOrDefault();
        if (chosen is null)
            throw await MissingAsync(account, id, cases, cancellation);

        // The decisions come first: one that is folded in meanwhile is then in the log as well, and never nowhere.
        var decisions = await ledger.Remediations.DecisionsAsync(account, chosen.Id, cancellation);
        var log = await ledger.Remediations.EntriesAsync(account, chosen.Id, cancellation);
        return new(
            RemediationLog.Read(account, log),
            log,
            decisions,
            [.. cases.Select(one => one.Id).Where(other => other != chosen.Id).Order(StringComparer.Ordinal)]);
    }

    private async Task<CommandException> MissingAsync(
        AccountId account, string? id, IReadOnlyList<RemediationCase> cases, CancellationToken cancellation)
    {
        var recorded = await RemediationsReader.RecordedAsync(ledger, account, cases, cancellation);
        return recorded.FirstOrDefault(one => id is null || one.Decision.CaseId == id) is { } start
            ? new(
                ExitCode.Failed,
                $"{start.Decision.CaseId}: {start.By.Person} started it at {WaitingFor.Minute(start.By.At)}; the "
                + "function begins within five minutes. Remedy: look again then.")
            : new(
                ExitCode.BadInput,
                $"The ledger has no remediation {(id is null ? "" : $"{id} ")}of account {account}. Remedy: list all "
                + "with 'guardrails remediate list --all'.");
    }
}
