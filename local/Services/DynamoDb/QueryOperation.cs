using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>Query, of a table or of an index, in pages of a megabyte.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html</remarks>
internal static partial class QueryOperation
{
    private const int PageBytes = 1024 * 1024;

    public static Operation Query { get; } = new("dynamodb", "Query", ItemPermissions.OfQuery, Run);

    /// <summary>The value that a query's key condition wants of the partition key; null where it wants none.</summary>
    public static string? PartitionOf(JsonObject input)
    {
        var match = Equal().Match(input.Text("KeyConditionExpression") ?? "");
        return match.Success && input["ExpressionAttributeValues"] is JsonObject values
            && values[match.Groups["value"].Value] is JsonObject value
                ? value["S"]?.GetValue<string>()
                : null;
    }

    private static JsonObject Run(Call call, JsonObject input)
    {
        var table = TableOperations.Find(call, input);
        ItemPermissions.DemandPolicy(call, input, "Query", table);
        var index = Index(table, input);
        if (index is not null && input.Text("ConsistentRead") == "true")
            throw Invalid("Consistent reads are not supported on global secondary indexes");
        var partition = PartitionOf(input)
            ?? throw Invalid("Query condition missed key schema element: the partition key");
        var used = new HashSet<string>(StringComparer.Ordinal);
        var condition = input.Required("KeyConditionExpression");
        var found = Ordered(table, index, partition, input.Text("ScanIndexForward") != "false")
            .Where(item => Expression.Holds(condition, input, item, used)).ToList();
        Expression.Holds(condition, input, item: null, used);
        Expression.DemandUsed(input, used);
        return Page(call, input, table, index, found);
    }

    private static IEnumerable<JsonObject> Ordered(Table table, TableIndex? index, string partition, bool forward)
    {
        IEnumerable<JsonObject> items = index is null
            ? table.Partitions.GetValueOrDefault(partition)?.Values.AsEnumerable() ?? []
            : table.Items
                .Where(item => Table.TextOf(item, index.PartitionKey) == partition && item.ContainsKey(index.SortKey))
                .OrderBy(item => Table.TextOf(item, index.SortKey)!, Utf8.Order)
                .ThenBy(item => $"{table.KeyOf(item)}", StringComparer.Ordinal);
        return forward ? items : items.Reverse();
    }

    private static JsonObject Page(
        Call call, JsonObject input, Table table, TableIndex? index, List<JsonObject> found)
    {
        var from = 0;
        if (input["ExclusiveStartKey"] is JsonObject start)
        {
            var key = table.KeyOf(start);
            from = found.TakeWhile(item => table.KeyOf(item) != key).Count() + 1;
            if (from > found.Count)
                throw Invalid("The provided starting key is invalid");
        }

        var most = Math.Min(input.Integer("Limit") ?? int.MaxValue, call.World.Options.PageSize ?? int.MaxValue);
        var (page, bytes) = (new JsonArray(), 0);
        foreach (var item in found.Skip(from))
        {
            var size = item.Sum(attribute => Utf8.Length(attribute.Key) + ItemLimits.SizeOf(attribute.Value));
            if (page.Count == most || (page.Count > 0 && bytes + size > PageBytes))
                break;
            page.Add(item.DeepClone());
            bytes += size;
        }

        var answer = new JsonObject { ["Items"] = page, ["Count"] = page.Count, ["ScannedCount"] = page.Count };
        if (from + page.Count < found.Count)
            answer["LastEvaluatedKey"] = LastKey(table, index, found[from + page.Count - 1]);
        return answer;
    }

    private static JsonObject LastKey(Table table, TableIndex? index, JsonObject item)
    {
        string[] names = [table.PartitionKey, table.SortKey];
        if (index is not null)
            names = [.. names, index.PartitionKey, index.SortKey];
        return new(names.Select(name => KeyValuePair.Create(name, item[name]?.DeepClone())));
    }

    private static TableIndex? Index(Table table, JsonObject input) => input.Text("IndexName") is not { } name
        ? null
        : table.Indexes.GetValueOrDefault(name)
            ?? throw Invalid($"The table does not have the specified index: {name}");

    private static AwsError Invalid(string message) => new("ValidationException", message);

    [GeneratedRegex(@"^\s*[#A-Za-z_][A-Za-z0-9_]*\s*=\s*(?<value>:[A-Za-z0-9_]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Equal();
}
