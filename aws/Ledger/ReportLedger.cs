using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Reconciling;
using Guardrails.Core.Reporting;

namespace Guardrails.Aws.Ledger;

/// <summary>The report's reads, and its one write a day.</summary>
/// <param name="table">The table.</param>
/// <param name="time">The clock.</param>
public sealed class ReportLedger(LedgerTable table, TimeProvider time)
{
    private readonly VerdictLedger _verdicts = new(table);
    private readonly IncidentReader _incidents = new(table, time);
    private readonly ReconciliationLedger _comparisons = new(table, time);

    /// <summary>
    /// All that the ledger has of an account. One part that cannot be read costs no other one: what was seen to be bad
    /// stays bad, whatever else failed.
    /// </summary>
    /// <param name="account">The account, as AWS Organizations tells of it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">No account's rows can be read, for a reason that all share.</exception>
    public async Task<AccountFacts> ReadAsync(AccountFacts account, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(account);
        var failures = new List<string>();
        var id = account.Account;
        var latest = await TryAsync(() => _verdicts.LatestAsync(id, cancellation), [], failures);
        var (observations, incidents) = await TryAsync(
            () => _incidents.ReadAsync(id, cancellation), ([], []), failures);
        var kept = await TryAsync(() => KeptAsync(id, cancellation), [], failures);
        var days = await TryAsync(() => DaysAsync(id, cancellation), [], failures);
        return account with
        {
            Latest = latest,
            Observations = observations,
            Incidents = incidents,
            Kept = kept,
            Days = days,
            Unread = failures.Count == 0 ? null : string.Join(' ', failures.Distinct(StringComparer.Ordinal)),
        };
    }

    /// <summary>The numbers of the days of which the ledger knows.</summary>
    /// <exception cref="AwsCallException">They could not be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<DayNumbers>> NumbersAsync(AccountId management, CancellationToken cancellation) =>
    [
        .. (await table.ReadAsync(
            LedgerKey.PartitionOf(LedgerWriter.ComplianceReport, management), DayNumbersRow.Days, cancellation))
            .Select(DayNumbersRow.Read),
    ];

    /// <summary>The accounts that were compared on any of the days before one.</summary>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    public Task<IReadOnlySet<AccountId>> ComparedBeforeAsync(
        DateOnly day, int days, CancellationToken cancellation) =>
        _comparisons.ComparedBeforeAsync(day, days, cancellation);

    /// <summary>Keeps the numbers of a day; a later report of the same day replaces them.</summary>
    /// <exception cref="AwsCallException">Nobody knows whether they are kept. Keeping them again is safe.</exception>
    public Task KeepAsync(AccountId management, DayNumbers day, CancellationToken cancellation) =>
        table.PutNewerAsync(DayNumbersRow.Of(management, day), DayNumbersRow.At, cancellation);

    private async Task<IReadOnlyList<EndedIncident>> KeptAsync(AccountId account, CancellationToken cancellation) =>
    [
        .. (await table.ReadAsync(
            LedgerKey.PartitionOf(LedgerWriter.IncidentAlerts, account), LedgerKey.Incidents, cancellation))
            .Select(IncidentRow.Read),
    ];

    private async Task<IReadOnlyList<ReconciledDay>> DaysAsync(AccountId account, CancellationToken cancellation) =>
    [
        .. (await table.ReadAsync(
            LedgerKey.PartitionOf(LedgerWriter.Reconciliation, account), ReconciledDayRow.Days, cancellation))
            .Select(ReconciledDayRow.Read),
    ];

    private static async Task<T> TryAsync<T>(Func<Task<T>> read, T nothing, List<string> failures)
    {
        try
        {
            return await read();
        }
        catch (Exception exception) when (exception is FormatException or AwsCallException { IsOfAll: false })
        {
            failures.Add(exception.Message);
            return nothing;
        }
    }
}
