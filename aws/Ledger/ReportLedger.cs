using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Reporting;

namespace Guardrails.Aws.Ledger;

/// <summary>The numbers of each day's report, in the ledger.</summary>
/// <param name="table">The table.</param>
/// <param name="management">The organization's management account, beside which they stand.</param>
public sealed class ReportLedger(LedgerTable table, AccountId management)
{
    /// <summary>The rows of the days before and of today, oldest first.</summary>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    public Task<IReadOnlyList<LedgerRow>> DaysAsync(CancellationToken cancellation) => table.ReadAsync(
        LedgerKey.PartitionOf(LedgerWriter.ComplianceReport, management), ReportDayRow.Days, cancellation);

    /// <summary>Keeps the numbers of a report, in the place of an older one's of the same day.</summary>
    /// <exception cref="AwsCallException">It is not known whether they are kept. Doing it again is safe.</exception>
    public Task KeepAsync(
        DateTimeOffset at, IReadOnlyDictionary<ReportMetric, double> numbers, CancellationToken cancellation) =>
        table.PutNewerAsync(ReportDayRow.Of(management, at, numbers), ReportDayRow.At, cancellation);
}
