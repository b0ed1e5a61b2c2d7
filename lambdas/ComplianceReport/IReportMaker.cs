using Guardrails.Aws.Organizations;
using Guardrails.Aws.Reports;
using Guardrails.Core.Ids;
using Guardrails.Core.Reconciling;
using Guardrails.Core.Reporting;

namespace Guardrails.Lambda.ComplianceReport;

/// <summary>Makes a report of what was read: the model, its numbers and its renderings.</summary>
internal interface IReportMaker
{
    /// <summary>Makes it.</summary>
    /// <param name="request">What was read for it.</param>
    /// <param name="folder">An empty folder of this machine for the renderings, which is removed afterwards.</param>
    /// <param name="cancellation">Stops making.</param>
    /// <exception cref="Exception">
    /// A rendering failed. Nothing is written then, and the invocation fails, so that its alarm sees it.
    /// </exception>
    Task<MadeReport> MakeAsync(ReportRequest request, string folder, CancellationToken cancellation);
}

/// <summary>The organization as it was read for a report.</summary>
/// <param name="Now">The time of the report (UTC).</param>
/// <param name="Exemptions">The exemptions of the organization file.</param>
/// <param name="Accounts">Every account of the organization.</param>
/// <param name="Copies">AWS Config's own results, as a second opinion; null where nobody could read them.</param>
/// <param name="Problems">What keeps the report from being complete so far, a sentence each.</param>
internal sealed record ReportRequest(
    DateTimeOffset Now,
    IReadOnlyList<EndingExemption> Exemptions,
    IReadOnlyDictionary<AccountId, ListedAccount> Accounts,
    AggregatedResults? Copies,
    IReadOnlyList<string> Problems);

/// <summary>A report that was made.</summary>
/// <param name="Files">Its renderings.</param>
/// <param name="Metrics">
/// Its numbers; one without a value is left out. The function itself counts the problems.
/// </param>
/// <param name="Problems">Further problems than those of the request, a sentence each.</param>
internal sealed record MadeReport(
    IReadOnlyList<ReportFile> Files,
    IReadOnlyDictionary<ReportMetric, double> Metrics,
    IReadOnlyList<string> Problems);
