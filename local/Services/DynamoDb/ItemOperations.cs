using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>Single items: put, get, update, delete.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
/// </remarks>
internal static class ItemOperations
{
    public static IEnumerable<Operation> All =>
    [
        new("dynamodb", "PutItem", (call, input) => ItemPermissions.OfItem(call, input, "PutItem"), Put),
        new("dynamodb", "GetItem", (call, input) => ItemPermissions.OfItem(call, input, "GetItem"), Get),
        new("dynamodb", "UpdateItem", (call, input) => ItemPermissions.OfItem(call, input, "UpdateItem"), Update),
        new("dynamodb", "DeleteItem", (call, input) => ItemPermissions.OfItem(call, input, "DeleteItem"), Delete),
        QueryOperation.Query,
    ];

    private static JsonObject Put(Call call, JsonObject input)
    {
        var table = TableOperations.Find(call, input);
        ItemPermissions.DemandPolicy(call, input, "PutItem", table);
        var item = Object(input, "Item");
        ItemLimits.Check(table, item);
        var used = new HashSet<string>(StringComparer.Ordinal);
        DemandCondition(input, table.Find(table.KeyOf(item)), used);
        Expression.DemandUsed(input, used);
        table.Change(table.KeyOf(item), (JsonObject)item.DeepClone(), call.Now);
        return [];
    }

    private static JsonObject Get(Call call, JsonObject input)
    {
        var table = TableOperations.Find(call, input);
        ItemPermissions.DemandPolicy(call, input, "GetItem", table);
        return table.Find(Key(table, input)) is { } item ? new() { ["Item"] = item.DeepClone() } : [];
    }

    private static JsonObject Update(Call call, JsonObject input)
    {
        var table = TableOperations.Find(call, input);
        ItemPermissions.DemandPolicy(call, input, "UpdateItem", table);
        var key = Key(table, input);
        var before = table.Find(key);
        var used = new HashSet<string>(StringComparer.Ordinal);
        DemandCondition(input, before, used);
        var item = (JsonObject)(before ?? Object(input, "Key")).DeepClone();
        var touched = Expression.Update(input.Required("UpdateExpression"), input, item, used);
        Expression.DemandUsed(input, used);
        if (touched.Any(name => name == table.PartitionKey || name == table.SortKey))
        {
            throw new AwsError(
                "ValidationException",
                "One or more parameter values were invalid: Cannot update attribute. This attribute is part of the key");
        }

        ItemLimits.Check(table, item);
        table.Change(key, item, call.Now);
        return [];
    }

    private static JsonObject Delete(Call call, JsonObject input)
    {
        var table = TableOperations.Find(call, input);
        ItemPermissions.DemandPolicy(call, input, "DeleteItem", table);
        var key = Key(table, input);
        var used = new HashSet<string>(StringComparer.Ordinal);
        DemandCondition(input, table.Find(key), used);
        Expression.DemandUsed(input, used);
        table.Change(key, item: null, call.Now);
        return [];
    }

    private static void DemandCondition(JsonObject input, JsonObject? item, HashSet<string> used)
    {
        if (input.Text("ConditionExpression") is { } condition && !Expression.Holds(condition, input, item, used))
            throw new AwsError("ConditionalCheckFailedException", "The conditional request failed");
    }

    /// <summary>The key that a call names: both of its attributes, and nothing else.</summary>
    public static ItemKey Key(Table table, JsonObject input)
    {
        var key = Object(input, "Key");
        if (key.Count != 2 || Table.TextOf(key, table.PartitionKey) is null || Table.TextOf(key, table.SortKey) is null)
            throw new AwsError("ValidationException", "The provided key element does not match the schema");
        return table.KeyOf(key);
    }

    private static JsonObject Object(JsonObject input, string member) => input[member] as JsonObject
        ?? throw new AwsError("ValidationException", $"The parameter '{member}' is required but was not present");
}
