using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Aws.Ledger;

/// <summary>A row of the ledger as DynamoDB's item, and back.</summary>
internal static class LedgerItem
{
    /// <summary>The attributes of a key.</summary>
    public static Dictionary<string, AttributeValue> KeyOf(LedgerKey key) =>
        new() { [LedgerKey.PartitionAttribute] = new(key.Partition), [LedgerKey.SortAttribute] = new(key.Sort) };

    /// <summary>The item of a row.</summary>
    public static Dictionary<string, AttributeValue> Of(LedgerRow row)
    {
        var item = KeyOf(row.Key);
        foreach (var (name, text) in row.Texts)
            item[name] = new(text);
        foreach (var (name, list) in row.Lists)
            item[name] = new() { L = [.. list.Select(text => new AttributeValue(text))] };
        if (row.Expires is { } expires)
            item[LedgerKey.Expires] = Number(expires);
        return item;
    }

    /// <summary>A time as DynamoDB expires rows by it: in seconds since 1970.</summary>
    public static AttributeValue Number(DateTimeOffset time) =>
        new() { N = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) };

    /// <summary>The row of an item.</summary>
    public static LedgerRow Read(Dictionary<string, AttributeValue> item) => new(
        new(item[LedgerKey.PartitionAttribute].S, item[LedgerKey.SortAttribute].S),
        item.Where(attribute => attribute.Value.S is not null
                && attribute.Key is not (LedgerKey.PartitionAttribute or LedgerKey.SortAttribute))
            .ToDictionary(attribute => attribute.Key, attribute => attribute.Value.S, StringComparer.Ordinal),
        item.Where(attribute => attribute.Value.L is { Count: > 0 })
            .ToDictionary(
                attribute => attribute.Key,
                attribute => (IReadOnlyList<string>)[.. attribute.Value.L.Select(text => text.S)],
                StringComparer.Ordinal))
    {
        Expires = item.TryGetValue(LedgerKey.Expires, out var expires)
            && long.TryParse(expires.N, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null,
    };
}
