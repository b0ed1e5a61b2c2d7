using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guardrails.Core.Incidents.Ledger;

/// <summary>
/// A row that is to be added, as a text in another row: both are written at once, and whoever finds it adds it.
/// </summary>
public static class UnwrittenRow
{
    private const string Partition = "partition";
    private const string Sort = "sort";
    private const string Texts = "texts";
    private const string Lists = "lists";

    /// <summary>The text.</summary>
    public static string Of(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new JsonObject
        {
            [Partition] = row.Key.Partition,
            [Sort] = row.Key.Sort,
            [Texts] = new JsonObject(row.Texts.Select(one =>
                KeyValuePair.Create<string, JsonNode?>(one.Key, one.Value))),
            [Lists] = new JsonObject(row.Lists.Select(one => KeyValuePair.Create<string, JsonNode?>(
                one.Key, new JsonArray([.. one.Value.Select(text => (JsonNode)text)])))),
        }.ToJsonString();
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static LedgerRow Read(string text)
    {
        try
        {
            var row = Object(JsonNode.Parse(text));
            return new(
                new(Text(row[Partition]), Text(row[Sort])),
                Object(row[Texts]).ToDictionary(one => one.Key, one => Text(one.Value), StringComparer.Ordinal),
                Object(row[Lists]).ToDictionary(
                    one => one.Key,
                    one => (IReadOnlyList<string>)[.. one.Value!.AsArray().Select(Text)],
                    StringComparer.Ordinal));
        }
        catch (Exception exception) when (exception
            is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"The ledger has a row to be added that cannot be read: {text}", exception);
        }
    }

    private static string Text(JsonNode? node) =>
        (node ?? throw new JsonException("A text is missing.")).GetValue<string>();

    private static JsonObject Object(JsonNode? node) =>
        (node ?? throw new JsonException("An object is missing.")).AsObject();
}
