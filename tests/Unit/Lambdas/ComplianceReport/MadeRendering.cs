using System.Text;
using Guardrails.Reports;
using Model = Guardrails.Core.Reporting.ComplianceReport;

namespace Guardrails.Tests.Unit.Lambdas.ComplianceReport;

/// <summary>A form of the report that is one word, under the name of a real one.</summary>
internal sealed class MadeRendering(IRendering real, string text) : IRendering
{
    public string Name => real.Name;

    public string FileName => real.FileName;

    public string ContentType => real.ContentType;

    /// <summary>The failure that comes instead of the last half; null for none.</summary>
    public Exception? Failure { get; init; }

    /// <summary>The report that was rendered.</summary>
    public Model? Report { get; private set; }

    /// <summary>The folder that its file was in.</summary>
    public string? Folder { get; private set; }

    /// <summary>Every form.</summary>
    public static IReadOnlyList<MadeRendering> All(string text) =>
        [.. Renderings.All.Select(real => new MadeRendering(real, text))];

    public async Task WriteAsync(Model report, Stream stream, CancellationToken cancellation)
    {
        (Report, Folder) = (report, Path.GetDirectoryName(((FileStream)stream).Name));
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"{FileName}: {text}"), cancellation);
        if (Failure is not null)
            throw Failure;
    }
}
