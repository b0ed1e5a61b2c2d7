using Guardrails.Reports.Csv;
using Guardrails.Reports.Html;
using Guardrails.Reports.Json;
using Guardrails.Reports.Ocsf;

namespace Guardrails.Reports;

/// <summary>Every form of the report. The only list.</summary>
public static class Renderings
{
    /// <summary>The forms.</summary>
    public static IReadOnlyList<IRendering> All { get; } =
        [new HtmlReport(), new ReportJson(), new ReportCsv(), new ReportOcsf()];
}
