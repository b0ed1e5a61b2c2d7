using Guardrails.Aws.Ledger;
using Guardrails.Aws.Reports;
using Guardrails.Core.Reporting;

namespace Guardrails.Lambda.ComplianceReport;

/// <summary>
/// Stands where the report will be: a text for nobody, without a number. It goes when the model and its renderings
/// come.
/// </summary>
internal sealed class PlaceholderReport(ReportLedger days) : IReportMaker
{
    public async Task<MadeReport> MakeAsync(ReportRequest request, string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, "placeholder.txt");
        var before = await days.DaysAsync(cancellation);
        await File.WriteAllLinesAsync(
            path,
            [
                .. request.Problems,
                "INTERNAL PLACEHOLDER: this is no report.",
                $"{request.Accounts.Count} accounts were listed; {before.Count} days were written before.",
            ],
            cancellation);
        return new(
            [new ReportFile("placeholder.txt", "text/plain; charset=utf-8", path)],
            new Dictionary<ReportMetric, double>(),
            []);
    }
}
