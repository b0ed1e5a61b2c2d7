using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Core.Json;

namespace Guardrails.Core.Reporting;

/// <summary>The list of the newest report's files, as <c>latest.json</c> has it. It is written after them.</summary>
/// <param name="Day">The day of the report (UTC).</param>
/// <param name="At">The time of the report (UTC).</param>
/// <param name="IsComplete">False where its first line names what is missing.</param>
/// <param name="Files">Its files.</param>
public sealed record LatestReport(DateOnly Day, DateTimeOffset At, bool IsComplete, IReadOnlyList<WrittenFile> Files)
{
    /// <summary>The JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["day"] = Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["at"] = At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["complete"] = IsComplete,
        ["files"] = new JsonArray([.. Files.Select(file => new JsonObject
        {
            ["key"] = file.Key,
            ["versionId"] = file.VersionId,
            ["bytes"] = file.Bytes,
            ["sha256"] = file.Sha256,
        })]),
    };

    /// <summary>The text of the object.</summary>
    public string Text => ToJson().ToJsonString(PlainJson.OneLine) + "\n";
}

/// <summary>A file of a report as it was written.</summary>
/// <param name="Key">The key of the object.</param>
/// <param name="VersionId">The version, which a later report of the same day does not replace.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The SHA-256 of its content, in lower-case hexadecimal digits.</param>
public sealed record WrittenFile(string Key, string VersionId, long Bytes, string Sha256);
