using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Reporting;
using Guardrails.Reports;
using Guardrails.Reports.Csv;
using Guardrails.Reports.Json;
using Guardrails.Reports.Ocsf;

namespace Guardrails.Tests.Unit.Reports;

/// <summary>The output of renderings.</summary>
internal static class Rendered
{
    public static async Task<byte[]> BytesAsync(IRendering rendering, ComplianceReport report)
    {
        using var stream = new MemoryStream();
        await rendering.WriteAsync(report, stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    public static async Task<string> JsonAsync(ComplianceReport report) =>
        Encoding.UTF8.GetString(await BytesAsync(new ReportJson(), report));

    /// <summary>The table without its byte order mark.</summary>
    public static async Task<string> CsvAsync(ComplianceReport report) =>
        Encoding.UTF8.GetString(await BytesAsync(new ReportCsv(), report)).TrimStart('\uFEFF');

    public static async Task<IReadOnlyList<JsonObject>> OcsfAsync(ComplianceReport report) =>
    [
        .. JsonNode.Parse(await BytesAsync(new ReportOcsf(), report))!.AsArray().Select(one => one!.AsObject()),
    ];

    /// <summary>The report with other names, as many as there are.</summary>
    public static ComplianceReport Named(IReadOnlyList<string> names)
    {
        var report = SampleReport.Of(names.Count);
        return report with
        {
            Accounts = [.. report.Accounts.Zip(names, (account, name) => account with { Name = name })],
        };
    }
}
