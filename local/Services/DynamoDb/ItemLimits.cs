using System.Text.Json.Nodes;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>The limits of an item.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
/// </remarks>
internal static class ItemLimits
{
    private const int MostBytes = 400 * 1024;
    private const int MostPartitionBytes = 2048;
    private const int MostSortBytes = 1024;

    /// <summary>Refuses an item that DynamoDB would not keep.</summary>
    /// <exception cref="AwsError">It is too large, has no keys, or a value of a type that is not built here.</exception>
    public static void Check(Table table, JsonObject item)
    {
        CheckKey(table.PartitionKey, MostPartitionBytes);
        CheckKey(table.SortKey, MostSortBytes);
        foreach (var index in table.Indexes.Values)
        {
            foreach (var name in new[] { index.PartitionKey, index.SortKey }.Where(item.ContainsKey))
            {
                if (string.IsNullOrEmpty(Table.TextOf(item, name)))
                    throw Invalid($"Type mismatch, or an empty value, for Index Key {name} Expected: S");
            }
        }

        if (item.Sum(attribute => Utf8.Length(attribute.Key) + SizeOf(attribute.Value)) > MostBytes)
            throw Invalid("Item size has exceeded the maximum allowed size");

        void CheckKey(string name, int most)
        {
            if (Table.TextOf(item, name) is not { } text)
                throw Invalid($"One or more parameter values were invalid: Missing the key {name} in the item");
            if (text.Length == 0)
                throw Invalid($"One or more parameter values are not valid. The AttributeValue for a key attribute "
                    + $"cannot contain an empty string value. Key: {name}");
            if (Utf8.Length(text) > most)
                throw Invalid($"One or more parameter values were invalid: Size of {name} has exceeded {most} bytes");
        }
    }

    /// <summary>The bytes of a value.</summary>
    public static int SizeOf(JsonNode? value) => value switch
    {
        JsonObject { Count: 1 } one => one.Single() switch
        {
            ("S" or "N", JsonValue text) => Utf8.Length(text.GetValue<string>()),
            ("BOOL" or "NULL", JsonValue) => 1,
            ("L", JsonArray list) => 3 + list.Sum(item => 1 + SizeOf(item)),
            ("M", JsonObject map) => 3 + map.Sum(entry => 1 + Utf8.Length(entry.Key) + SizeOf(entry.Value)),
            var (type, _) => throw Invalid($"A value of type {type} is not supported here."),
        },
        _ => throw Invalid("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
    };

    private static AwsError Invalid(string message) => new("ValidationException", message);
}
