using System.Globalization;
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
    /// <exception cref="AwsError">It is too large, has no keys, or a value of a type that is not built.</exception>
    public static void Check(Table table, JsonObject item)
    {
        CheckKey(table, item);
        foreach (var index in table.Indexes.Values)
        {
            CheckIndexKey(index.PartitionKey, MostPartitionBytes);
            CheckIndexKey(index.SortKey, MostSortBytes);
        }

        if (SizeOfItem(item) > MostBytes)
            throw ItemErrors.Invalid("Item size has exceeded the maximum allowed size");

        void CheckIndexKey(string name, int most)
        {
            if (!item.ContainsKey(name))
                return;
            if (Table.TextOf(item, name) is null)
            {
                throw ItemErrors.Invalid(
                    $"One or more parameter values were invalid: Type mismatch for Index Key {name} Expected: S");
            }

            CheckKey(item, name, most);
        }
    }

    /// <summary>Refuses a key that no item can have.</summary>
    /// <exception cref="AwsError">It is absent, of another type, empty or too long.</exception>
    public static void CheckKey(Table table, JsonObject key)
    {
        CheckKey(key, table.PartitionKey, MostPartitionBytes);
        CheckKey(key, table.SortKey, MostSortBytes);
    }

    /// <summary>The error for a key that is an empty text.</summary>
    public static AwsError EmptyKey(string name) => ItemErrors.Invalid(
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty "
        + $"string value. Key: {name}");

    /// <summary>The bytes of an item, names included.</summary>
    public static int SizeOfItem(JsonObject item) =>
        item.Sum(attribute => Utf8.Length(attribute.Key) + SizeOf(attribute.Value));

    /// <summary>The bytes of a value.</summary>
    /// <exception cref="AwsError">It is none, or of a type that is not built here.</exception>
    public static int SizeOf(JsonNode? value) => value switch
    {
        JsonObject { Count: 1 } one => one.Single() switch
        {
            ("S", JsonValue text) => Utf8.Length(text.GetValue<string>()),
            ("N", JsonValue number) => SizeOfNumber(number.GetValue<string>()),
            ("L", JsonArray list) => 3 + list.Sum(item => 1 + SizeOf(item)),
            var (type, _) => throw ItemErrors.Invalid($"A value of type {type} is not supported here."),
        },
        _ => throw ItemErrors.Invalid(
            "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
    };

    private static int SizeOfNumber(string number) =>
        long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
        && whole.ToString(CultureInfo.InvariantCulture) == number
            ? number.Length
            : throw ItemErrors.Invalid($"{number} is no number, or none that is supported here: a whole one.");

    private static void CheckKey(JsonObject item, string name, int most)
    {
        if (Table.TextOf(item, name) is not { } text)
        {
            throw ItemErrors.Invalid(item.ContainsKey(name)
                ? $"One or more parameter values were invalid: Type mismatch for key {name} expected: S"
                : $"One or more parameter values were invalid: Missing the key {name} in the item");
        }

        if (text.Length == 0)
            throw EmptyKey(name);
        if (Utf8.Length(text) > most)
        {
            throw ItemErrors.Invalid(
                $"One or more parameter values were invalid: Size of {name} has exceeded the maximum size limit of "
                + $"{most} bytes");
        }
    }
}
