using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>Single items: put, get, update, delete.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
/// </remarks>
internal static class ItemOperations
{
    private const string OnFailure = "ReturnValuesOnConditionCheckFailure";
    private static readonly string[] OfEveryWrite =
    [
        "TableName", "ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues", OnFailure,
    ];

    public static IEnumerable<Operation> All =>
    [
        Of("PutItem", Put, [.. OfEveryWrite, "Item"]),
        Of("GetItem", Get, ["TableName", "Key", "ConsistentRead"]),
        Of("UpdateItem", Update, [.. OfEveryWrite, "Key", "UpdateExpression"]),
        Of("DeleteItem", Delete, [.. OfEveryWrite, "Key"]),
        QueryOperation.Query,
    ];

    private static Operation Of(string name, Func<Call, Table, JsonObject, JsonObject> handle, string[] known) => new(
        "dynamodb",
        name,
        (call, input) => ItemPermissions.OfItem(call, input, name),
        (call, input) =>
        {
            ItemErrors.DemandKnown(input, known);
            var table = TableOperations.Find(call, input);
            ItemPermissions.DemandTable(call, ItemPermissions.OfItem(call, input, name), table);
            return handle(call, table, input);
        });

    private static JsonObject Put(Call call, Table table, JsonObject input)
    {
        var item = Object(input, "Item");
        ItemLimits.Check(table, item);
        var terms = new ExpressionTerms(table, input);
        DemandCondition(input, table.Find(table.KeyOf(item)), terms);
        table.Change(table.KeyOf(item), (JsonObject)item.DeepClone(), call.Now);
        return [];
    }

    private static JsonObject Get(Call call, Table table, JsonObject input) =>
        table.Find(Key(table, input)) is { } item ? new() { ["Item"] = item.DeepClone() } : [];

    private static JsonObject Update(Call call, Table table, JsonObject input)
    {
        var key = Key(table, input);
        var before = table.Find(key);
        var terms = new ExpressionTerms(table, input);
        var item = (JsonObject)(before ?? Object(input, "Key")).DeepClone();
        var touched = Expression.Update(input.Required("UpdateExpression"), terms, item);
        if (touched.FirstOrDefault(name => name == table.PartitionKey || name == table.SortKey) is { } part)
        {
            throw ItemErrors.Invalid(
                $"One or more parameter values were invalid: Cannot update attribute {part}. This attribute is part of "
                + "the key");
        }

        DemandCondition(input, before, terms);
        ItemLimits.Check(table, item);
        table.Change(key, item, call.Now);
        return [];
    }

    private static JsonObject Delete(Call call, Table table, JsonObject input)
    {
        var key = Key(table, input);
        DemandCondition(input, table.Find(key), new ExpressionTerms(table, input));
        table.Change(key, item: null, call.Now);
        return [];
    }

    /// <summary>The condition is met, and no name or value of the call is left over.</summary>
    private static void DemandCondition(JsonObject input, JsonObject? item, ExpressionTerms terms)
    {
        var holds = input.Text("ConditionExpression") is not { } condition || Expression.Holds(condition, terms, item);
        terms.DemandUsed();
        if (!holds)
            throw ItemErrors.ConditionFailed(input.Text(OnFailure) == "ALL_OLD" ? item : null);
    }

    /// <summary>The key that a call names: both of its attributes, and nothing else.</summary>
    private static ItemKey Key(Table table, JsonObject input)
    {
        var key = Object(input, "Key");
        if (key.Count != 2 || Table.TextOf(key, table.PartitionKey) is null || Table.TextOf(key, table.SortKey) is null)
            throw ItemErrors.Invalid("The provided key element does not match the schema");
        ItemLimits.CheckKey(table, key);
        return table.KeyOf(key);
    }

    private static JsonObject Object(JsonObject input, string member) => input[member] as JsonObject
        ?? throw ItemErrors.Invalid($"The parameter '{member}' is required but was not present in the request");
}
