using System.Text.Json.Nodes;
using Guardrails.Local.Calls;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>Keys and indexes of a table that is made: all of them texts, all indexes whole.</summary>
internal static class TableSchema
{
    /// <summary>The table, still empty.</summary>
    /// <exception cref="Wire.AwsError">The schema is wrong, or not built here.</exception>
    public static Table Parse(string arn, JsonObject input, DateTimeOffset now)
    {
        ItemErrors.DemandKnown(
            input,
            "TableName",
            "KeySchema",
            "AttributeDefinitions",
            "GlobalSecondaryIndexes",
            "BillingMode",
            "StreamSpecification",
            "DeletionProtectionEnabled",
            "SSESpecification");
        if (input.Text("BillingMode") != "PAY_PER_REQUEST")
            throw ItemErrors.Invalid("A BillingMode other than PAY_PER_REQUEST is not supported here.");
        var (partition, sort) = KeysOf(input);
        var table = new Table(arn, partition, sort, now)
        {
            Indexes = (input["GlobalSecondaryIndexes"] as JsonArray ?? []).Select(index => index!.AsObject())
                .ToDictionary(index => index.Required("IndexName"), IndexOf, StringComparer.Ordinal),
        };
        CheckAttributes(table, input);
        return table;
    }

    private static TableIndex IndexOf(JsonObject index)
    {
        ItemErrors.DemandKnown(index, "IndexName", "KeySchema", "Projection");
        if (index["Projection"]?["ProjectionType"]?.GetValue<string>() != "ALL")
            throw ItemErrors.Invalid("A Projection other than ALL is not supported here.");
        var (partition, sort) = KeysOf(index);
        return new(partition, sort);
    }

    private static (string Partition, string Sort) KeysOf(JsonObject input)
    {
        var keys = (input["KeySchema"] as JsonArray ?? []).Select(key => key!.AsObject()).ToList();
        return keys.Count == 2 && keys[0].Text("KeyType") == "HASH" && keys[1].Text("KeyType") == "RANGE"
            ? (keys[0].Required("AttributeName"), keys[1].Required("AttributeName"))
            : throw ItemErrors.Invalid("A KeySchema other than HASH and RANGE is not supported here.");
    }

    /// <summary>Every key is defined, and nothing else.</summary>
    private static void CheckAttributes(Table table, JsonObject input)
    {
        var defined = (input["AttributeDefinitions"] as JsonArray ?? []).Select(one => one!.AsObject())
            .ToDictionary(one => one.Required("AttributeName"), one => one.Required("AttributeType"));
        var used = table.Indexes.Values.SelectMany(index => new[] { index.PartitionKey, index.SortKey })
            .Append(table.PartitionKey).Append(table.SortKey).ToHashSet(StringComparer.Ordinal);
        if (!used.SetEquals(defined.Keys))
        {
            throw ItemErrors.Invalid(
                "One or more parameter values were invalid: Some index key attributes are not defined in "
                + "AttributeDefinitions, or some AttributeDefinitions are not used. Keys: "
                + $"[{string.Join(", ", used.Order(StringComparer.Ordinal))}], AttributeDefinitions: "
                + $"[{string.Join(", ", defined.Keys.Order(StringComparer.Ordinal))}]");
        }

        if (defined.FirstOrDefault(attribute => attribute.Value != "S") is { Key: { } other })
            throw ItemErrors.Invalid($"Key {other} is of another type than S, which is not supported here.");
    }
}
