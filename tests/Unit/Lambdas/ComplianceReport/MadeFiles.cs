using Guardrails.Aws.Reports;
using Guardrails.Core.Reporting;
using Guardrails.Lambda.ComplianceReport;

namespace Guardrails.Tests.Unit.Lambdas.ComplianceReport;

/// <summary>A report of four files, as the product has them.</summary>
internal sealed class MadeFiles(string text) : IReportMaker
{
    public static readonly (string Name, string Type)[] All =
    [
        ("report.html", "text/html; charset=utf-8"),
        ("report.json", "application/json"),
        ("report.csv", "text/csv; charset=utf-8"),
        ("report.ocsf.json", "application/json"),
    ];

    /// <summary>The function's request.</summary>
    public ReportRequest? Request { get; private set; }

    /// <summary>The folder that the files were in.</summary>
    public string? Folder { get; private set; }

    /// <summary>The problems that it finds.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The failure that comes after its files were made; null for none.</summary>
    public Exception? Failure { get; init; }

    public async Task<MadeReport> MakeAsync(ReportRequest request, string folder, CancellationToken cancellation)
    {
        (Request, Folder) = (request, folder);
        var files = await InAsync(folder, text);
        return Failure is null
            ? new(
                files,
                new Dictionary<ReportMetric, double>
                {
                    [ReportMetric.AccountsWithRootKeys] = 3,
                    [ReportMetric.RootMfaCoverage] = 62.5,
                },
                Problems)
            : throw Failure;
    }

    /// <summary>The files.</summary>
    public static async Task<IReadOnlyList<ReportFile>> InAsync(string folder, string text)
    {
        var files = new List<ReportFile>();
        foreach (var (name, type) in All)
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllTextAsync(path, $"{name}: {text}");
            files.Add(new(name, type, path));
        }

        return files;
    }
}
