using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;

namespace Guardrails.Tests;

/// <summary>The ledger's table, as far as its rows depend on it.</summary>
public static class LedgerTableRequest
{
    /// <summary>A new request, to which a test may add.</summary>
    public static CreateTableRequest New() => new()
    {
        TableName = DeployedNames.Ledger,
        BillingMode = BillingMode.PAY_PER_REQUEST,
        KeySchema = [new(LedgerKey.PartitionAttribute, KeyType.HASH), new(LedgerKey.SortAttribute, KeyType.RANGE)],
        AttributeDefinitions =
        [
            new(LedgerKey.PartitionAttribute, ScalarAttributeType.S),
            new(LedgerKey.SortAttribute, ScalarAttributeType.S),
            new(LedgerKey.List, ScalarAttributeType.S),
            new(LedgerKey.ListedAt, ScalarAttributeType.S),
        ],
        GlobalSecondaryIndexes =
        [
            new()
            {
                IndexName = LedgerKey.ListIndex,
                KeySchema = [new(LedgerKey.List, KeyType.HASH), new(LedgerKey.ListedAt, KeyType.RANGE)],
                Projection = new() { ProjectionType = ProjectionType.ALL },
            },
        ],
    };
}
