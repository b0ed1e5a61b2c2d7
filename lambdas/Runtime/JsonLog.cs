using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guardrails.Lambda.Runtime;

/// <summary>
/// Writes lines of JSON, one for each thing that was done, so that CloudWatch Logs Insights can query them.
/// </summary>
public sealed class JsonLog(TextWriter log)
{
    /// <summary>
    /// A person reads them, too: nothing here ends up in a web page, so quotes and umlauts stay as they are.
    /// </summary>
    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one line.</summary>
    public void Write(JsonObject line) => log.WriteLine(line.ToJsonString(Readable));

    /// <summary>A list of texts, as a member of a line.</summary>
    public static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
