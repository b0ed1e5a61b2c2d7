using System.Globalization;

namespace Guardrails.Core.Names;

/// <summary>The keys of the objects in the bucket of the reports.</summary>
public static class ReportKeys
{
    /// <summary>The beginning of the keys of dated reports.</summary>
    public const string Dated = "reports/";

    /// <summary>The object that names those of the newest report. Nothing else is called latest.</summary>
    public const string Latest = "latest.json";

    /// <summary>The key of a file of one day's report, such as <c>reports/2026-11-24/report.html</c>.</summary>
    public static string Of(DateOnly day, string file) =>
        string.Create(CultureInfo.InvariantCulture, $"{Dated}{day:yyyy-MM-dd}/{file}");
}
