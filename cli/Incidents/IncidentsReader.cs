using System.Collections.Concurrent;
using System.Globalization;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Json;

namespace Guardrails.Cli.Incidents;

/// <summary>All incidents of some accounts, and the accounts whose incidents could not be read.</summary>
/// <param name="ReadAt">The time (UTC).</param>
/// <param name="Accounts">The accounts' names; empty ones where nobody was asked.</param>
/// <param name="Open">What goes on: the most urgent first, then the oldest.</param>
/// <param name="Ended">What ended: the newest first.</param>
/// <param name="Unread">The accounts that could not be read, and why.</param>
internal sealed record ReadIncidents(
    DateTimeOffset ReadAt,
    IReadOnlyDictionary<AccountId, string> Accounts,
    IReadOnlyList<Incident> Open,
    IReadOnlyList<EndedIncident> Ended,
    IReadOnlyDictionary<AccountId, string> Unread);

/// <summary>Reads the incidents of many accounts. One that cannot be read hides no other.</summary>
internal sealed class IncidentsReader(LiveLedger ledger, IProgress<string> progress)
{
    /// <summary>Each account takes five queries of a few milliseconds.</summary>
    private const int AtATime = 16;

    private const int AccountsBetweenReports = 500;

    /// <summary>Reads them.</summary>
    /// <param name="only">The one account; null for all of the organization.</param>
    /// <param name="ended">True where what ended is wanted, too.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">Nothing could be read, for a reason that all accounts share.</exception>
    public async Task<ReadIncidents> ReadAsync(AccountId? only, bool ended, CancellationToken cancellation)
    {
        var accounts = only is not null
            ? new Dictionary<AccountId, string> { [only] = "" }
            : await ledger.AccountsAsync(cancellation);
        progress.Report($"Reading the incidents of {Counted.Of(accounts.Count, "account")}");
        var (open, over) = (new ConcurrentBag<Incident>(), new ConcurrentBag<EndedIncident>());
        var unread = new ConcurrentDictionary<AccountId, string>();
        var done = 0;
        await Parallel.ForEachAsync(
            accounts.Keys,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (account, stop) =>
            {
                try
                {
                    await ReadAsync(account, ended, open, over, stop);
                }
                catch (Exception exception) when (exception is FormatException
                    || (exception is AwsCallException failed && !failed.IsOfAll))
                {
                    unread[account] = exception.Message;
                }

                if (Interlocked.Increment(ref done) is var read && read % AccountsBetweenReports == 0)
                {
                    progress.Report(
                        string.Create(CultureInfo.InvariantCulture, $"{read} of {accounts.Count} accounts"));
                }
            });
        return new(
            ledger.Time.GetUtcNow(),
            accounts,
            [
                .. open.OrderByDescending(one => one.Severity).ThenBy(one => one.Began)
                    .ThenBy(one => one.Id, StringComparer.Ordinal),
            ],
            [.. over.OrderByDescending(one => one.Ended).ThenBy(one => one.Id, StringComparer.Ordinal)],
            unread);
    }

    private async Task ReadAsync(
        AccountId account,
        bool ended,
        ConcurrentBag<Incident> open,
        ConcurrentBag<EndedIncident> over,
        CancellationToken cancellation)
    {
        var incidents = await ledger.IncidentsAsync(account, cancellation);
        var kept = ended ? await ledger.EndedAsync(account, cancellation) : [];

        // What was explained was no incident.
        foreach (var one in incidents.Where(incident => !incident.IsOver && incident.Kinds.Count > 0))
            open.Add(one);
        foreach (var one in ended ? EndedIncidents.Of(incidents, kept) : [])
            over.Add(one);
    }
}
