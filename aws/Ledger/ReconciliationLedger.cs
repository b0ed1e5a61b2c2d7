using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Reconciling;
using Guardrails.Core.Trails;

namespace Guardrails.Aws.Ledger;

/// <summary>The daily comparison's reads and writes.</summary>
/// <param name="table">The table.</param>
/// <param name="time">The clock.</param>
public sealed class ReconciliationLedger(LedgerTable table, TimeProvider time)
{
    private readonly VerdictLedger _verdicts = new(table);

    /// <summary>The latest verdicts of an account.</summary>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public Task<IReadOnlyList<LatestVerdict>> LatestAsync(AccountId account, CancellationToken cancellation) =>
        _verdicts.LatestAsync(account, cancellation);

    /// <summary>The observations of an account by events and by this comparison itself.</summary>
    /// <exception cref="AwsCallException">Not all of it could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<Observation>> ObservationsAsync(AccountId account, CancellationToken cancellation)
    {
        var (all, now) = (new List<Observation>(), time.GetUtcNow());
        foreach (var writer in (LedgerWriter[])[LedgerWriter.RootActivity, LedgerWriter.Reconciliation])
        {
            all.AddRange((await table.ReadAsync(
                LedgerKey.PartitionOf(writer, account), LedgerKey.Observations, cancellation))
                .Where(row => row.Counts(now)).Select(ObservationRow.Read));
        }

        return all;
    }

    /// <summary>The time of the newest sign that the account is heard (UTC); null where there never was one.</summary>
    /// <exception cref="AwsCallException">It could not be read.</exception>
    /// <exception cref="FormatException">The row cannot be read; the message names it.</exception>
    public async Task<DateTimeOffset?> SignAsync(AccountId account, CancellationToken cancellation) =>
        (await table.ReadAsync(
            LedgerKey.PartitionOf(LedgerWriter.RootActivity, account), HeardSignRow.Sort, cancellation))
        is [var row] ? HeardSignRow.Read(row) : null;

    /// <summary>The newest day before one; null where there is none.</summary>
    /// <exception cref="AwsCallException">They could not be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<ReconciledDay?> BeforeAsync(AccountId account, DateOnly day, CancellationToken cancellation) =>
        (await table.ReadAsync(
            LedgerKey.PartitionOf(LedgerWriter.Reconciliation, account), ReconciledDayRow.Days, cancellation))
        .Where(row => row.Counts(time.GetUtcNow())).Select(ReconciledDayRow.Read)
        .Where(one => one.Day < day).MaxBy(one => one.Day);

    /// <summary>The accounts that were compared on any of the days before one.</summary>
    /// <param name="day">The day.</param>
    /// <param name="days">The days before it: comparisons may have failed, and a departure is still to be told.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    public async Task<IReadOnlySet<AccountId>> ComparedBeforeAsync(
        DateOnly day, int days, CancellationToken cancellation)
    {
        var accounts = new HashSet<AccountId>();
        for (var back = 1; back <= days; back++)
        {
            accounts.UnionWith((await table.ListAsync(
                ReconciledDayRow.ListOf(day.AddDays(-back)), DateTimeOffset.MaxValue, cancellation))
                .Select(row => LedgerKey.AccountOf(row.Key)).OfType<AccountId>());
        }

        return accounts;
    }

    /// <summary>Records what a day says: observations first, so that an end between two writes loses none.</summary>
    /// <exception cref="AwsCallException">Not all of it is recorded. Recording it again is safe.</exception>
    public async Task RecordAsync(
        IEnumerable<Observation> observations, ReconciledDay? day, DateTimeOffset at, CancellationToken cancellation)
    {
        foreach (var one in observations)
            await table.AddAsync(ObservationRow.Of(LedgerWriter.Reconciliation, one), cancellation);
        if (day is not null)
            await table.AddAsync(ReconciledDayRow.Of(day, at), cancellation);
    }

    /// <summary>Records the coverage by trails.</summary>
    /// <param name="owner">The management account.</param>
    /// <param name="coverage">The coverage.</param>
    /// <param name="at">The time at which the trails were read (UTC).</param>
    /// <param name="cancellation">Stops waiting and calling.</param>
    /// <exception cref="AwsCallException">It is not known whether it is recorded.</exception>
    public Task RecordAsync(
        AccountId owner, TrailCoverage coverage, DateTimeOffset at, CancellationToken cancellation) =>
        table.AddAsync(TrailCoverageRow.Of(owner, coverage, at), cancellation);

    /// <summary>
    /// The newest coverage by trails, and the time at which they were read (UTC); null where nobody read them.
    /// </summary>
    /// <exception cref="AwsCallException">It could not be read.</exception>
    /// <exception cref="FormatException">The row cannot be read; the message names it.</exception>
    public async Task<(TrailCoverage Coverage, DateTimeOffset Read)?> TrailsAsync(CancellationToken cancellation) =>
        await table.ListAsync(TrailCoverageRow.List, DateTimeOffset.MaxValue, cancellation) is [.., var newest]
            ? TrailCoverageRow.Parse(newest)
            : null;
}
