using System.Text.Json.Nodes;
using Guardrails.Core.Json;

namespace Guardrails.Lambda.Runtime;

/// <summary>
/// Writes lines of JSON, one for each thing that was done, so that CloudWatch Logs Insights can query them. Nothing
/// from outside can end a line or reach a terminal unescaped.
/// </summary>
public sealed class JsonLog(TextWriter log)
{
    /// <summary>Writes one line. A text in it that is too long is cut.</summary>
    public void Write(JsonObject line)
    {
        ArgumentNullException.ThrowIfNull(line);
        log.WriteLine(Printable.Json(Cut(line)!.ToJsonString(PlainJson.OneLine)));
    }

    /// <summary>A list of texts, as a member of a line.</summary>
    public static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static JsonNode? Cut(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.Select(
            member => KeyValuePair.Create(Shortened.To(Shortened.Text, member.Key), Cut(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Cut)]),
        JsonValue value when value.TryGetValue(out string? text) => Shortened.To(Shortened.Text, text),
        _ => node?.DeepClone(),
    };
}
