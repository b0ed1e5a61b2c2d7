using System.Collections.Concurrent;
using Guardrails.Aws.Calls;
using Guardrails.Cli.Incidents;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Remediation;

namespace Guardrails.Cli.Remediate;

/// <summary>A start that was recorded and that the function has not begun yet.</summary>
internal sealed record RecordedStart(StartDecision Decision, Decided By);

/// <summary>Remediations, and what could not be read of them.</summary>
/// <param name="ReadAt">The time (UTC).</param>
/// <param name="Cases">Those that wait for a person first, then the oldest.</param>
/// <param name="Recorded">The starts that the function has not begun yet.</param>
/// <param name="Unread">The accounts of which a remediation could not be read, and why.</param>
internal sealed record ReadRemediations(
    DateTimeOffset ReadAt,
    IReadOnlyList<RemediationCase> Cases,
    IReadOnlyList<RecordedStart> Recorded,
    IReadOnlyDictionary<AccountId, string> Unread);

/// <summary>Reads the remediations of the organization. One that cannot be read hides no other.</summary>
internal sealed class RemediationsReader(LiveLedger ledger, IProgress<string> progress)
{
    /// <summary>Each account takes one or two queries of a few milliseconds.</summary>
    private const int AtATime = 16;

    /// <summary>Reads them.</summary>
    /// <param name="all">True where those that ended are wanted, too: every account is read then.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">Nothing could be read, for a reason that all accounts share.</exception>
    public async Task<ReadRemediations> ReadAsync(bool all, CancellationToken cancellation)
    {
        var now = ledger.Time.GetUtcNow();
        var due = await ledger.Remediations.DueAsync(now, cancellation);
        var accounts = due.Select(one => one.Account)
            .Concat(all ? (await ledger.AccountsAsync(cancellation)).Keys : []).Distinct().ToList();
        progress.Report($"Reading the remediations of {Counted.Of(accounts.Count, "account")}");
        var (cases, recorded) = (new ConcurrentBag<RemediationCase>(), new ConcurrentBag<RecordedStart>());
        var unread = new ConcurrentDictionary<AccountId, string>();
        await Parallel.ForEachAsync(
            accounts,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (account, stop) =>
            {
                try
                {
                    var read = await ledger.Remediations.CasesAsync(account, stop);
                    foreach (var one in read.Where(one => all || !one.IsOver))
                        cases.Add(one);
                    foreach (var one in await RecordedAsync(ledger, account, read, stop))
                        recorded.Add(one);
                }
                catch (Exception exception) when (exception is FormatException
                    || (exception is AwsCallException failed && !failed.IsOfAll))
                {
                    unread[account] = exception.Message;
                }
            });
        return new(
            now,
            [
                .. cases.OrderBy(one => one.IsOver).ThenByDescending(one => one.WaitsForPerson)
                    .ThenBy(one => one.Start.At).ThenBy(one => one.Id, StringComparer.Ordinal),
            ],
            [.. recorded.OrderBy(one => one.By.At).ThenBy(one => one.Decision.CaseId, StringComparer.Ordinal)],
            unread);
    }

    /// <summary>The starts of an account that the function has not begun yet.</summary>
    public static async Task<IReadOnlyList<RecordedStart>> RecordedAsync(
        LiveLedger ledger, AccountId account, IReadOnlyList<RemediationCase> begun, CancellationToken cancellation) =>
    [
        .. from one in await ledger.Remediations.DecisionsAsync(account, remediation: null, cancellation)
           let start = one.Decision as StartDecision
           where start is not null && begun.All(other => other.Id != start.CaseId)
           select new RecordedStart(start, one.By),
    ];
}
