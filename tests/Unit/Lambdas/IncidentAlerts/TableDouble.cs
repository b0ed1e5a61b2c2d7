using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Guardrails.Tests.Unit.Lambdas.IncidentAlerts;

/// <summary>
/// The ledger's table in memory, with its index, its stream and pages, for as many calls as a search makes. It knows
/// the expressions that the ledger uses and refuses others; the embedded table and moto's judge the ledger on the wire.
/// </summary>
internal sealed class TableDouble() : AmazonDynamoDBClient(
    new AnonymousAWSCredentials(), new AmazonDynamoDBConfig { ServiceURL = "http://127.0.0.1:9" })
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedDictionary<string, Item>> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<string, Item>> _lists = new(StringComparer.Ordinal);
    private int _records;

    /// <summary>The rows of a page.</summary>
    public int PageSize { get; init; } = 1_000;

    /// <summary>The changes, as the stream has them.</summary>
    public List<JsonObject> Stream { get; } = [];

    /// <summary>The number of calls.</summary>
    public int Calls { get; private set; }

    /// <summary>Told of a call before it is done: false where it fails, true where it is done.</summary>
    public Func<AmazonWebServiceRequest, bool> Before { get; set; } = _ => true;

    /// <summary>Told of a write when it is done: false where the answer is lost.</summary>
    public Func<AmazonWebServiceRequest, bool> After { get; set; } = _ => true;

    /// <summary>Every row.</summary>
    public IReadOnlyList<Item> Rows
    {
        get
        {
            lock (_lock)
                return [.. _rows.Values.SelectMany(partition => partition.Values)];
        }
    }

    /// <summary>The partition that a call is about, or the list.</summary>
    public static string PartitionOf(AmazonWebServiceRequest call) => call switch
    {
        PutItemRequest put => put.Item["pk"].S,
        UpdateItemRequest update => update.Key["pk"].S,
        DeleteItemRequest delete => delete.Key["pk"].S,
        GetItemRequest get => get.Key["pk"].S,
        QueryRequest { IndexName: null } query => query.ExpressionAttributeValues[":pk"].S,
        QueryRequest list => list.ExpressionAttributeValues[":list"].S,
        _ => throw new NotSupportedException($"{call}"),
    };

    public override Task<PutItemResponse> PutItemAsync(
        PutItemRequest request, CancellationToken cancellation = default) =>
        WriteAsync(request, request.Item, request.ConditionExpression, request.ExpressionAttributeNames,
            request.ExpressionAttributeValues, _ => request.Item, new PutItemResponse());

    public override Task<DeleteItemResponse> DeleteItemAsync(
        DeleteItemRequest request, CancellationToken cancellation = default) =>
        WriteAsync(request, request.Key, null, null, null, _ => null, new DeleteItemResponse());

    public override Task<UpdateItemResponse> UpdateItemAsync(
        UpdateItemRequest request, CancellationToken cancellation = default) =>
        WriteAsync(request, request.Key, request.ConditionExpression, request.ExpressionAttributeNames,
            request.ExpressionAttributeValues, there => Updated(request, there!), new UpdateItemResponse());

    public override Task<GetItemResponse> GetItemAsync(GetItemRequest request, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            Count(request);
            return Task.FromResult(new GetItemResponse { Item = Find(request.Key) });
        }
    }

    public override Task<QueryResponse> QueryAsync(QueryRequest request, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            Count(request);
            var values = request.ExpressionAttributeValues;
            var (all, from, until) = request.KeyConditionExpression switch
            {
                "pk = :pk AND begins_with(sk, :sk)" when request.IndexName is null =>
                    (_rows.GetValueOrDefault(values[":pk"].S), values[":sk"].S, values[":sk"].S + '\uffff'),
                "#list = :list AND #at <= :until" when request.IndexName == "ByList" =>
                    (_lists.GetValueOrDefault(values[":list"].S), "", values[":until"].S + '\uffff'),
                var other => throw new NotSupportedException(other),
            };
            var after = request.ExclusiveStartKey is { Count: > 0 } key
                ? request.IndexName is null ? key["sk"].S : Place(Find(key)!)
                : null;
            var page = (all ?? []).Where(row => string.CompareOrdinal(row.Key, from) >= 0
                    && string.CompareOrdinal(row.Key, until) < 0
                    && (after is null || string.CompareOrdinal(row.Key, after) > 0))
                .Select(row => row.Value).Take(PageSize + 1).ToList();
            var last = page.Count > PageSize ? page[PageSize - 1] : null;
            return Task.FromResult(new QueryResponse
            {
                Items = page.Count > PageSize ? page[..PageSize] : page,
                LastEvaluatedKey = last is null ? null : new() { ["pk"] = last["pk"], ["sk"] = last["sk"] },
            });
        }
    }

    private void Count(AmazonWebServiceRequest call)
    {
        Calls++;
        if (!Before(call))
            throw new AmazonDynamoDBException("Injected before the call.");
    }

    private Task<T> WriteAsync<T>(
        AmazonWebServiceRequest request,
        Item key,
        string? condition,
        Dictionary<string, string>? names,
        Item? values,
        Func<Item?, Item?> change,
        T answer)
    {
        lock (_lock)
        {
            Count(request);
            var there = Find(key);
            if (!Holds(condition, there, names, values))
                throw new ConditionalCheckFailedException("The conditional request failed");
            Put(key, there, change(there));
            if (!After(request))
                throw new AmazonDynamoDBException("Injected after the write.");
            return Task.FromResult(answer);
        }
    }

    private static bool Holds(string? condition, Item? there, Dictionary<string, string>? names, Item? values)
    {
        return condition switch
        {
            null => true,
            "attribute_not_exists(pk)" => there is null,
            "attribute_exists(pk)" => there is not null,
            "attribute_not_exists(pk) OR #age < :age" =>
                there is null || string.CompareOrdinal(Text("#age"), values![":age"].S) < 0,
            "attribute_exists(pk) AND attribute_not_exists(#other) AND "
                + "(attribute_not_exists(#name) OR #name < :since)" =>
                there is not null && Text("#other") is null
                && (Text("#name") is null || string.CompareOrdinal(Text("#name"), values![":since"].S) < 0),
            _ => throw new NotSupportedException(condition),
        };

        string? Text(string name) => there!.GetValueOrDefault(names![name])?.S;
    }

    private static Item Updated(UpdateItemRequest request, Item there)
    {
        var row = new Item(there);
        foreach (var section in request.UpdateExpression.Split("REMOVE").Index())
        {
            foreach (var part in section.Item.Replace("SET", "").Split(',', StringSplitOptions.TrimEntries))
            {
                if (part.Length == 0)
                    continue;
                if (section.Index == 1)
                    row.Remove(request.ExpressionAttributeNames[part]);
                else if (part.Split(" = ") is [var name, var value])
                    row[request.ExpressionAttributeNames[name]] = request.ExpressionAttributeValues[value];
            }
        }

        return row;
    }

    private Item? Find(Item key) => _rows.GetValueOrDefault(key["pk"].S)?.GetValueOrDefault(key["sk"].S);

    private void Put(Item key, Item? before, Item? after)
    {
        var partition = _rows.TryGetValue(key["pk"].S, out var found)
            ? found
            : _rows[key["pk"].S] = new(StringComparer.Ordinal);
        if (before is not null && before.TryGetValue("list", out var list))
            _lists[list.S].Remove(Place(before));
        if (after is null)
            partition.Remove(key["sk"].S);
        else
            partition[key["sk"].S] = after;
        if (after is not null && after.TryGetValue("list", out list))
        {
            if (!_lists.TryGetValue(list.S, out var rows))
                _lists[list.S] = rows = new(StringComparer.Ordinal);
            rows[Place(after)] = after;
        }

        if (before is not null || after is not null)
            Stream.Add(Record(key, before, after));
    }

    private static string Place(Item item) => $"{item["listedAt"].S} {item["pk"].S} {item["sk"].S}";

    private JsonObject Record(Item key, Item? before, Item? after)
    {
        var change = new JsonObject
        {
            ["ApproximateCreationDateTime"] = 1_796_000_000,
            ["Keys"] = Image(new() { ["pk"] = key["pk"], ["sk"] = key["sk"] }),
            ["SequenceNumber"] = (++_records).ToString("000000000000000000000", CultureInfo.InvariantCulture),
            ["StreamViewType"] = "NEW_AND_OLD_IMAGES",
        };
        if (before is not null)
            change["OldImage"] = Image(before);
        if (after is not null)
            change["NewImage"] = Image(after);
        return new()
        {
            ["eventID"] = $"{_records:x32}",
            ["eventName"] = before is null ? "INSERT" : after is null ? "REMOVE" : "MODIFY",
            ["eventSource"] = "aws:dynamodb",
            ["dynamodb"] = change,
        };
    }

    private static JsonObject Image(Item item) =>
        new(item.Select(one => KeyValuePair.Create(one.Key, Json(one.Value))));

    private static JsonNode? Json(AttributeValue value) =>
        value.S is not null ? new JsonObject { ["S"] = value.S }
        : value.N is not null ? new JsonObject { ["N"] = value.N }
        : new JsonObject { ["L"] = new JsonArray([.. value.L.Select(Json)]) };
}
