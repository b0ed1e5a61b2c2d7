using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Json;
using Guardrails.Reports.Json;

namespace Guardrails.Cli.Shared;

/// <summary>A report as JSON, for machines, with the version of its format.</summary>
/// <param name="title">The report's name.</param>
/// <param name="version">
/// The version: it is raised where a member goes away or changes its meaning. Members may be added at any time.
/// </param>
internal sealed class ReportFormat<T>(string title, int version)
{
    /// <summary>The report's text, in printable characters alone.</summary>
    public string Write(T report)
    {
        var json = new JsonObject { [FormatJson.VersionName] = version };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(report, FormatJson.Options)!.AsObject())
            json[name] = value?.DeepClone();
        return Printable.Json(json.ToJsonString(FormatJson.Options));
    }

    /// <summary>The format's JSON Schema (draft 2020-12), written from the types that are written.</summary>
    public JsonObject Schema() => new FormatSchema(FormatJson.Options).Of(typeof(T), title, version);
}
