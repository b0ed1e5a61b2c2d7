using Guardrails.Cli.Report;
using Guardrails.Cli.Shared;
using Guardrails.Core.Reporting;
using Guardrails.Reports;

namespace Guardrails.Cli.Demo;

/// <summary>Shows a person the numbers of the days, and keeps the report that one would send on.</summary>
internal static class DemoNumbers
{
    /// <summary>The report's place in the checkout, among what builds leave there.</summary>
    private const string Place = "artifacts/demo";

    private static readonly IRendering Html = Renderings.All.Single(one => one.Name == "html");

    /// <summary>Writes the numbers, and where the report is; nothing where nothing is watched.</summary>
    public static void Write(Page page, DemoReport report)
    {
        if (report.Measured is not { } measured)
            return;
        page.Title("6  Measure: the numbers of these days");
        ReportTables.WriteNumbers(page, measured);
        page.WriteLine($"The report of the last day, for a browser: {Place}/{Html.FileName}");
        page.WriteLine();
    }

    /// <summary>Writes the report.</summary>
    /// <exception cref="CommandException">It could not be written.</exception>
    public static async Task KeepAsync(ComplianceReport report, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Checkout.Root, Place));
        using var file = AtomicFile.Create(Path.Combine(folder.FullName, Html.FileName));
        await file.KeepAsync(stream => Html.WriteAsync(report, stream, cancellation), overwrite: true);
    }
}
