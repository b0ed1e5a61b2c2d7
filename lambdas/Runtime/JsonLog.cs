using System.Text.Json.Nodes;
using Guardrails.Core.Json;

namespace Guardrails.Lambda.Runtime;

/// <summary>
/// Writes lines of JSON, one for each thing that was done, so that CloudWatch Logs Insights can query them. Nothing
/// from outside can end a line or reach a terminal unescaped.
/// </summary>
public sealed class JsonLog(TextWriter log)
{
    /// <summary>Writes one line.</summary>
    public void Write(JsonObject line)
    {
        ArgumentNullException.ThrowIfNull(line);
        log.WriteLine(Printable.Json(line.ToJsonString(PlainJson.OneLine)));
    }

    /// <summary>A list of texts, as a member of a line.</summary>
    public static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
