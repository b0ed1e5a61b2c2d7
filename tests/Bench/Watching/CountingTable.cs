using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Guardrails.Tests.Bench.Watching;

/// <summary>The ledger's table in memory, which counts what DynamoDB would bill.</summary>
/// <remarks>
/// A read as the row is now is one unit for each four kilobytes, a write one for each kilobyte, and as much again in
/// the index where the row is on a list. A write that is refused costs as much as one that is not.
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
/// </remarks>
internal sealed class CountingTable() : AmazonDynamoDBClient(
    new AnonymousAWSCredentials(), new AmazonDynamoDBConfig { ServiceURL = "http://127.0.0.1:9" })
{
    private readonly Dictionary<string, SortedDictionary<string, Item>> _rows = new(StringComparer.Ordinal);

    /// <summary>The units that were read.</summary>
    public int Read { get; private set; }

    /// <summary>The units that were written.</summary>
    public int Written { get; private set; }

    /// <summary>The calls.</summary>
    public int Calls { get; private set; }

    /// <summary>Counts from here on.</summary>
    public void Reset() => (Read, Written, Calls) = (0, 0, 0);

    /// <summary>Forgets every row.</summary>
    public void Clear() => _rows.Clear();

    public override Task<GetItemResponse> GetItemAsync(GetItemRequest request, CancellationToken cancellation = default)
    {
        var found = Find(request.Key);
        CountRead(found is null ? 0 : SizeOf(found));
        return Task.FromResult(new GetItemResponse { Item = found });
    }

    public override Task<QueryResponse> QueryAsync(QueryRequest request, CancellationToken cancellation = default)
    {
        var values = request.ExpressionAttributeValues;
        var found = (_rows.GetValueOrDefault(values[":pk"].S) ?? [])
            .Where(row => row.Key.StartsWith(values[":sk"].S, StringComparison.Ordinal)).Select(row => row.Value)
            .ToList();
        CountRead(found.Sum(SizeOf));
        return Task.FromResult(new QueryResponse { Items = found });
    }

    public override Task<PutItemResponse> PutItemAsync(PutItemRequest request, CancellationToken cancellation = default)
    {
        var (there, units) = (Find(request.Item), (SizeOf(request.Item) + 1023) / 1024);
        Calls++;
        Written += request.Item.ContainsKey("list") && there is null ? units * 2 : units;
        if (there is not null && request.ConditionExpression == "attribute_not_exists(pk)")
            throw new ConditionalCheckFailedException("The conditional request failed");
        if (!_rows.TryGetValue(request.Item["pk"].S, out var partition))
            _rows[request.Item["pk"].S] = partition = new(StringComparer.Ordinal);
        partition[request.Item["sk"].S] = request.Item;
        return Task.FromResult(new PutItemResponse());
    }

    private Item? Find(Item key) => _rows.GetValueOrDefault(key["pk"].S)?.GetValueOrDefault(key["sk"].S);

    private void CountRead(int size)
    {
        Calls++;
        Read += Math.Max(1, (size + 4095) / 4096);
    }

    private static int SizeOf(Item item) => item.Sum(one => Encoding.UTF8.GetByteCount(one.Key) + SizeOf(one.Value));

    private static int SizeOf(AttributeValue value) =>
        value.L is { } list ? 3 + list.Sum(one => 1 + SizeOf(one)) : Encoding.UTF8.GetByteCount(value.S ?? value.N);
}
