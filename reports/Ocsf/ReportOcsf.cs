using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guardrails.Core.Json;
using Guardrails.Core.Reporting;
using Guardrails.Reports.Json;

namespace Guardrails.Reports.Ocsf;

/// <summary>
/// Every account's standing against every control as a Compliance Finding of OCSF 1.3.0: one JSON array, so that every
/// tool for JSON opens the file, with each finding on a line of its own, so that a line-wise one needs little.
/// </summary>
public sealed class ReportOcsf : IRendering
{
    private const int Chunk = 1 << 16;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = PlainJson.Encoder,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <inheritdoc/>
    public string Name => "ocsf";

    /// <inheritdoc/>
    public string FileName => "report.ocsf.json";

    /// <inheritdoc/>
    public string ContentType => "application/json; charset=utf-8";

    /// <inheritdoc/>
    public async Task WriteAsync(ComplianceReport report, Stream stream, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        var mapping = new OcsfMapping(report);
        var printable = new PrintableStream(stream);
        var chunk = new ArrayBufferWriter<byte>(Chunk * 2);
        await using var json = new Utf8JsonWriter(chunk, new() { Encoder = PlainJson.Encoder });
        var isFirst = true;
        foreach (var finding in report.Accounts.SelectMany(mapping.Of))
        {
            chunk.Write(isFirst ? "[\n"u8 : ",\n"u8);
            isFirst = false;
            json.Reset();
            JsonSerializer.Serialize(json, finding, Options);
            if (chunk.WrittenCount < Chunk)
                continue;
            await printable.WriteAsync(chunk.WrittenMemory, cancellation);
            chunk.ResetWrittenCount();
        }

        chunk.Write(isFirst ? "[]\n"u8 : "\n]\n"u8);
        await printable.WriteAsync(chunk.WrittenMemory, cancellation);
    }
}
