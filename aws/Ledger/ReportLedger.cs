using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Reconciling;
using Guardrails.Core.Reporting;

namespace Guardrails.Aws.Ledger;

/// <summary>
/// The report's reads, and its one write a day. A part or a row that cannot be read costs no other one: what was seen
/// to be bad stays bad, whatever else failed, and the account is told as not read whole.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="time">The clock.</param>
public sealed class ReportLedger(LedgerTable table, TimeProvider time)
{
    private readonly ReconciliationLedger _comparisons = new(table, time);

    /// <summary>All that the ledger has of an account.</summary>
    /// <param name="account">The account, as AWS Organizations tells of it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">No account's rows can be read, for a reason that all share.</exception>
    public async Task<AccountFacts> ReadAsync(AccountFacts account, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(account);
        var (failures, id) = (new List<string>(), account.Account);
        var latest = await ReadAsync(
            LedgerWriter.RootPostureRule, id, LedgerKey.Latest, LatestRow.Read, failures, cancellation);
        var observations = new List<Observation>();
        foreach (var writer in ObservingWriters.All)
        {
            observations.AddRange(await ReadAsync(
                writer, id, LedgerKey.Observations, ObservationRow.Read, failures, cancellation));
        }

        var alerts = await ReadAsync(
            LedgerWriter.IncidentAlerts, id, LedgerKey.Alerts, AlertRow.Read, failures, cancellation);
        return account with
        {
            Latest = latest,
            Observations = observations,
            Incidents = ToldIncidents.Of(IncidentFold.Of(observations, time.GetUtcNow()), alerts),
            Kept = await ReadAsync(
                LedgerWriter.IncidentAlerts, id, LedgerKey.Incidents, IncidentRow.Read, failures, cancellation),
            Days = await ReadAsync(
                LedgerWriter.Reconciliation, id, ReconciledDayRow.Days, ReconciledDayRow.Read, failures, cancellation),
            Unread = failures.Count == 0 ? null : string.Join(' ', failures.Distinct(StringComparer.Ordinal)),
        };
    }

    /// <summary>The numbers of the days of which the ledger knows, oldest first.</summary>
    /// <param name="management">The organization's management account, beside which they stand.</param>
    /// <param name="failures">Takes what could not be read.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">No row can be read, for a reason that all share.</exception>
    public async Task<IReadOnlyList<DayNumbers>> NumbersAsync(
        AccountId management, List<string> failures, CancellationToken cancellation) =>
    [
        .. (await ReadAsync(
            LedgerWriter.ComplianceReport, management, DayNumbersRow.Days, DayNumbersRow.Read, failures, cancellation))
            .OrderBy(day => day.Day),
    ];

    /// <summary>The accounts that were compared on any of the days before one.</summary>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    public Task<IReadOnlySet<AccountId>> ComparedBeforeAsync(
        DateOnly day, int days, CancellationToken cancellation) =>
        _comparisons.ComparedBeforeAsync(day, days, cancellation);

    /// <summary>
    /// Keeps the numbers of a day. A later report of the same day replaces them, but never a complete one by one that
    /// is not.
    /// </summary>
    /// <exception cref="AwsCallException">Nobody knows whether they are kept. Keeping them again is safe.</exception>
    /// <exception cref="FormatException">The day's row cannot be read; the message names it.</exception>
    public async Task KeepAsync(AccountId management, DayNumbers day, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(day);
        var row = DayNumbersRow.Of(management, day);
        if (!day.IsComplete
            && await table.ReadAsync(row.Key.Partition, row.Key.Sort, cancellation) is [var kept]
            && DayNumbersRow.Read(kept).IsComplete)
        {
            return;
        }

        await table.PutNewerAsync(row, DayNumbersRow.At, cancellation);
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        LedgerWriter writer,
        AccountId account,
        string prefix,
        Func<LedgerRow, T> read,
        List<string> failures,
        CancellationToken cancellation)
    {
        var all = new List<T>();
        try
        {
            var now = time.GetUtcNow();
            foreach (var row in await table.ReadAsync(LedgerKey.PartitionOf(writer, account), prefix, cancellation))
            {
                try
                {
                    if (row.Counts(now))
                        all.Add(read(row));
                }
                catch (FormatException exception)
                {
                    failures.Add(exception.Message);
                }
            }
        }
        catch (AwsCallException exception) when (!exception.IsOfAll)
        {
            failures.Add(exception.Message);
        }

        return all;
    }
}
