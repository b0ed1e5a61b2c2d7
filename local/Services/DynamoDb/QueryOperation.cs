using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>Query, of a table or of an index, in pages of a megabyte.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html</remarks>
internal static class QueryOperation
{
    private const int PageBytes = 1024 * 1024;

    public static Operation Query { get; } = new("dynamodb", "Query", ItemPermissions.OfQuery, Run);

    /// <summary>The partition that a query reads; null where it is no query that is built here.</summary>
    public static string? PartitionOf(Table table, JsonObject input)
    {
        try
        {
            return ConditionOf(table, input, new(table, input)).Partition;
        }
        catch (AwsError)
        {
            // It is refused for that when it runs.
            return null;
        }
    }

    private static JsonObject Run(Call call, JsonObject input)
    {
        ItemErrors.DemandKnown(
            input,
            "TableName",
            "IndexName",
            "KeyConditionExpression",
            "ExpressionAttributeNames",
            "ExpressionAttributeValues",
            "ConsistentRead",
            "ScanIndexForward",
            "Limit",
            "ExclusiveStartKey");
        var table = TableOperations.Find(call, input);
        ItemPermissions.DemandTable(call, ItemPermissions.OfQuery(call, input), table);
        var terms = new ExpressionTerms(table, input);
        var condition = ConditionOf(table, input, terms);
        terms.DemandUsed();
        var index = IndexOf(table, input);
        if (index is not null && input.Text("ConsistentRead") == "true")
            throw ItemErrors.Invalid("Consistent reads are not supported on global secondary indexes");

        var found = Found(table, index, condition);
        return Page(call, input, table, index, input.Text("ScanIndexForward") == "false" ? found.Reverse() : found);
    }

    private static KeyCondition ConditionOf(Table table, JsonObject input, ExpressionTerms terms)
    {
        var (partition, sort) = Keys(table, IndexOf(table, input));
        return KeyCondition.Parse(input.Required("KeyConditionExpression"), terms, partition, sort);
    }

    private static IEnumerable<JsonObject> Found(Table table, TableIndex? index, KeyCondition condition)
    {
        var (partition, sort) = Keys(table, index);
        var candidates = index is null
            ? table.Partitions.GetValueOrDefault(condition.Partition)?.Values.AsEnumerable() ?? []
            : table.Items.Where(item => Table.TextOf(item, partition) == condition.Partition && item.ContainsKey(sort));
        return candidates.Where(item => condition.Holds(Table.TextOf(item, sort)!))
            .OrderBy(item => PlaceOf(table, index, item), Place.Order);
    }

    private static JsonObject Page(
        Call call, JsonObject input, Table table, TableIndex? index, IEnumerable<JsonObject> found)
    {
        if (input["ExclusiveStartKey"] is JsonObject start)
            found = After(table, index, found, start, input.Text("ScanIndexForward") == "false");
        var most = Math.Min(input.Integer("Limit") ?? int.MaxValue, call.World.Options.PageSize ?? int.MaxValue);
        var (page, bytes, last, more) = (new JsonArray(), 0, (JsonObject?)null, false);
        foreach (var item in found)
        {
            bytes += ItemLimits.SizeOfItem(item);
            more = page.Count > 0 && bytes > PageBytes;
            if (more)
                break;
            page.Add(item.DeepClone());
            last = item;

            // DynamoDB stops here, and does not know whether anything follows.
            more = page.Count == most;
            if (more)
                break;
        }

        var answer = new JsonObject { ["Items"] = page, ["Count"] = page.Count, ["ScannedCount"] = page.Count };
        if (more)
            answer["LastEvaluatedKey"] = LastKey(table, index, last!);
        return answer;
    }

    /// <summary>The items after a place, at which there may be none any more.</summary>
    private static IEnumerable<JsonObject> After(
        Table table, TableIndex? index, IEnumerable<JsonObject> found, JsonObject start, bool backward)
    {
        var names = NamesOf(table, index);
        if (start.Count != names.Count || names.Any(name => string.IsNullOrEmpty(Table.TextOf(start, name))))
            throw ItemErrors.Invalid("The provided starting key is invalid");
        var place = PlaceOf(table, index, start);
        return found.Where(item => Place.Order.Compare(PlaceOf(table, index, item), place) is var order
            && (backward ? order < 0 : order > 0));
    }

    private static JsonObject LastKey(Table table, TableIndex? index, JsonObject item) =>
        new(NamesOf(table, index).Select(name => KeyValuePair.Create(name, item[name]?.DeepClone())));

    private static HashSet<string> NamesOf(Table table, TableIndex? index) => index is null
        ? [table.PartitionKey, table.SortKey]
        : new HashSet<string> { table.PartitionKey, table.SortKey, index.PartitionKey, index.SortKey };

    private static (string Partition, string Sort) Keys(Table table, TableIndex? index) =>
        index is null ? (table.PartitionKey, table.SortKey) : (index.PartitionKey, index.SortKey);

    private static Place PlaceOf(Table table, TableIndex? index, JsonObject item) =>
        new(Table.TextOf(item, Keys(table, index).Sort)!, table.KeyOf(item));

    private static TableIndex? IndexOf(Table table, JsonObject input) => input.Text("IndexName") is not { } name
        ? null
        : table.Indexes.GetValueOrDefault(name)
            ?? throw ItemErrors.Invalid($"The table does not have the specified index: {name}");

    /// <summary>A place in a partition: several items of an index may have the same sort key.</summary>
    private sealed record Place(string Sort, ItemKey Key)
    {
        public static readonly Comparer<Place> Order = Comparer<Place>.Create((one, other) =>
            Utf8.Compare(one.Sort, other.Sort) is var sort and not 0 ? sort
            : Utf8.Compare(one.Key.Partition, other.Key.Partition) is var partition and not 0 ? partition
            : Utf8.Compare(one.Key.Sort, other.Key.Sort));
    }
}
