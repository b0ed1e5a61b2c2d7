using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Json;

/// <summary>
/// The report as JSON, for machines, and back: from the file every other form can be made later. The file holds what
/// the report holds, and nothing twice: what follows from other members is not written.
/// </summary>
public sealed class ReportJson : IRendering
{
    /// <summary>The version of the format. It is raised where a member goes away or changes its meaning.</summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions Writing = new(FormatJson.Options)
    {
        IndentSize = 1,
        NewLine = "\n",
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OnlyState, FormatVersion.AddTo } },
    };

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public string FileName => "report.json";

    /// <inheritdoc/>
    public string ContentType => "application/json; charset=utf-8";

    /// <inheritdoc/>
    public async Task WriteAsync(ComplianceReport report, Stream stream, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        await JsonSerializer.SerializeAsync(new PrintableStream(stream), report, Writing, cancellation);
        await stream.WriteAsync("\n"u8.ToArray(), cancellation);
    }

    /// <summary>Reads what <see cref="WriteAsync"/> wrote.</summary>
    /// <param name="stream">The whole file; left open.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FormatException">
    /// The file is no such report. The message says where (as a JSON path), what is wrong and what to do.
    /// </exception>
    public static Task<ComplianceReport> ReadAsync(Stream stream, CancellationToken cancellation) =>
        StrictReader.ReadAsync(stream, cancellation);

    /// <summary>The format's JSON Schema (draft 2020-12).</summary>
    /// <param name="describe">A sentence on a member of the model; null where there is none.</param>
    public static JsonObject Schema(Func<MemberInfo, string?>? describe = null) =>
        new FormatSchema(
            new(Writing) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OnlyState } } }, describe)
            .Of(typeof(ComplianceReport), "Guardrails: report", Version);

    /// <summary>Leaves out what a type works out from its other members.</summary>
    internal static void OnlyState(JsonTypeInfo type)
    {
        for (var at = type.Properties.Count - 1; at >= 0; at--)
        {
            if (type.Properties[at].Set is null)
                type.Properties.RemoveAt(at);
        }
    }

    /// <summary>The version as the first member of the report.</summary>
    internal static class FormatVersion
    {
        public static void AddTo(JsonTypeInfo type)
        {
            if (type.Type != typeof(ComplianceReport))
                return;
            var version = type.CreateJsonPropertyInfo(typeof(int), FormatJson.VersionName);
            version.Get = _ => Version;
            version.Set = (_, value) => Check((int)value!);
            version.IsRequired = true;
            version.Order = -1;
            type.Properties.Insert(0, version);
        }

        private static void Check(int version)
        {
            if (version != Version)
            {
                throw new JsonException(
                    $"the report has version {version} of the format, and this guardrails reads version {Version}");
            }
        }
    }
}
