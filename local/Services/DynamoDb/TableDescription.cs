using System.Text.Json.Nodes;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>A table as DynamoDB describes it.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html
/// </remarks>
internal static class TableDescription
{
    public static JsonObject Of(Table table)
    {
        var described = new JsonObject
        {
            ["TableName"] = table.Name,
            ["TableArn"] = table.Arn,
            ["TableStatus"] = "ACTIVE",
            ["CreationDateTime"] = JsonValue.Create(table.MadeAt),
            ["KeySchema"] = Keys(table.PartitionKey, table.SortKey),
            ["AttributeDefinitions"] = Definitions(table),
            ["BillingModeSummary"] = new JsonObject { ["BillingMode"] = "PAY_PER_REQUEST" },
            ["DeletionProtectionEnabled"] = table.DeletionProtection,
            ["ItemCount"] = table.Items.Count(),
        };
        if (table.Indexes.Count > 0)
            described["GlobalSecondaryIndexes"] = new JsonArray([.. table.Indexes.Select(Index)]);
        if (table.StreamArn is { } stream)
        {
            described["LatestStreamArn"] = stream;
            described["LatestStreamLabel"] = stream.Split('/')[^1];
            described["StreamSpecification"] = new JsonObject
            {
                ["StreamEnabled"] = true,
                ["StreamViewType"] = "NEW_AND_OLD_IMAGES",
            };
        }

        if (table.KmsKey is { } key)
        {
            described["SSEDescription"] = new JsonObject
            {
                ["Status"] = "ENABLED",
                ["SSEType"] = "KMS",
                ["KMSMasterKeyArn"] = key,
            };
        }

        return described;
    }

    private static JsonNode Index(KeyValuePair<string, TableIndex> index) => new JsonObject
    {
        ["IndexName"] = index.Key,
        ["IndexStatus"] = "ACTIVE",
        ["KeySchema"] = Keys(index.Value.PartitionKey, index.Value.SortKey),
        ["Projection"] = new JsonObject { ["ProjectionType"] = "ALL" },
    };

    private static JsonArray Keys(string partition, string sort) =>
    [
        new JsonObject { ["AttributeName"] = partition, ["KeyType"] = "HASH" },
        new JsonObject { ["AttributeName"] = sort, ["KeyType"] = "RANGE" },
    ];

    private static JsonArray Definitions(Table table) =>
    [
        .. table.Indexes.Values.SelectMany(index => new[] { index.PartitionKey, index.SortKey })
            .Append(table.PartitionKey).Append(table.SortKey).Distinct().Order(StringComparer.Ordinal)
            .Select(name => new JsonObject { ["AttributeName"] = name, ["AttributeType"] = "S" }),
    ];
}
