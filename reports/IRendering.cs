using Guardrails.Core.Reporting;

namespace Guardrails.Reports;

/// <summary>One form in which the report is shown. All of them show the same model.</summary>
public interface IRendering
{
    /// <summary>The word by which a person asks for it, such as <c>html</c>.</summary>
    string Name { get; }

    /// <summary>The name of its file, such as <c>report.html</c>.</summary>
    string FileName { get; }

    /// <summary>The media type of the file, with its encoding.</summary>
    string ContentType { get; }

    /// <summary>
    /// Writes the whole report as a stream: it may be larger than memory. It is UTF-8, without a byte order mark where
    /// the form does not say otherwise.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="cancellation">Stops it; then what is written is not a report.</param>
    Task WriteAsync(ComplianceReport report, Stream stream, CancellationToken cancellation);
}
