using CsvHelper;
using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Csv;

/// <summary>
/// The accounts as a table for spreadsheets (RFC 4180), one row each. It has a byte order mark: without one, Excel
/// takes it for the machine's old code page, while LibreOffice, Google Sheets and parsers know the mark.
/// </summary>
public sealed class ReportCsv : IRendering
{
    // The guard against formulas is CellText's: the writer's own knows neither full-width forms nor what comes after a
    // separator of another language, and cannot be taken away again by one rule.
    private static readonly CsvWriterOptions Options = new()
    {
        NewLine = "\r\n",
        Quoting = CsvQuoting.Always,
        WriteByteOrderMark = true,
    };

    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public string FileName => "report.csv";

    /// <inheritdoc/>
    public string ContentType => "text/csv; charset=utf-8; header=present";

    /// <inheritdoc/>
    public async Task WriteAsync(ComplianceReport report, Stream stream, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        var columns = Column.Of(report);
        await using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        foreach (var column in columns)
            csv.WriteField(column.Name);
        await csv.EndRecordAsync(cancellation);
        foreach (var account in report.Accounts)
        {
            foreach (var column in columns)
                csv.WriteField(column.Cell(account));
            await csv.EndRecordAsync(cancellation);
        }
    }
}
