using System.Text;
using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Html;

/// <summary>The report as one page that stands on its own: no request leaves it.</summary>
public sealed class HtmlReport : IRendering
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public string Name => "html";

    /// <inheritdoc/>
    public string FileName => "report.html";

    /// <inheritdoc/>
    public string ContentType => "text/html; charset=utf-8";

    /// <inheritdoc/>
    public async Task WriteAsync(ComplianceReport report, Stream stream, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        var filters = new AccountFilters(report);
        var context = PageParts.Context(ReportPage.Of(report, filters.Groups(report.Accounts)));
        await using var writer = new StreamWriter(stream, Utf8, bufferSize: 64 * 1024, leaveOpen: true);
        foreach (var part in PageParts.Before)
            await part.RenderAsync(writer, PageParts.Encoder, context);

        // One by one: fifty thousand rows never stand in memory together.
        var units = report.Units.Index()
            .ToDictionary(unit => string.Join('\0', unit.Item.Units), unit => unit.Index, StringComparer.Ordinal);
        foreach (var account in report.Accounts.OrderByDescending(one => AccountStatus.Rank(AccountStatus.Of(one))))
        {
            cancellation.ThrowIfCancellationRequested();
            var unit = units[string.Join('\0', account.Units)];
            PageParts.Show(context, "account", AccountRow.Of(account, unit, filters.All, report.At));
            await PageParts.Account.RenderAsync(writer, PageParts.Encoder, context);
        }

        foreach (var part in PageParts.After)
            await part.RenderAsync(writer, PageParts.Encoder, context);
        await writer.FlushAsync(cancellation);
    }
}
