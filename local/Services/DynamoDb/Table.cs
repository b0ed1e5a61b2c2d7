using System.Text.Json.Nodes;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>A table whose keys are texts.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="PartitionKey">The attribute of its partition key.</param>
/// <param name="SortKey">The attribute of its sort key.</param>
internal sealed record Table(string Arn, string PartitionKey, string SortKey)
{
    public string Name => Arn.Split('/')[1];

    public string AccountId => Arn.Split(':')[4];

    public string Region => Arn.Split(':')[3];

    /// <summary>Its indexes by name.</summary>
    public IReadOnlyDictionary<string, TableIndex> Indexes { get; set; } = new Dictionary<string, TableIndex>();

    /// <summary>The attribute with the second after which an item is removed; null where none is.</summary>
    public string? TimeToLive { get; set; }

    /// <summary>Its resource policy; null where it has none.</summary>
    public string? Policy { get; set; }

    public bool DeletionProtection { get; set; }

    /// <summary>Its stream's ARN; null where it has none.</summary>
    public string? StreamArn { get; set; }

    /// <summary>Its items: partitions, and in each the items by sort key.</summary>
    public Dictionary<string, SortedDictionary<string, JsonObject>> Partitions { get; } = new(StringComparer.Ordinal);

    /// <summary>Every item.</summary>
    public IEnumerable<JsonObject> Items => Partitions.Values.SelectMany(partition => partition.Values);

    /// <summary>What changed, oldest first; kept from the moment on at which the table has a stream.</summary>
    public List<StreamRecord> Stream { get; } = [];

    /// <summary>The key of an item.</summary>
    public ItemKey KeyOf(JsonObject item) => new(TextOf(item, PartitionKey)!, TextOf(item, SortKey)!);

    /// <summary>An attribute's text; null where it has none.</summary>
    public static string? TextOf(JsonObject item, string attribute) =>
        item[attribute] is JsonObject value && value["S"] is JsonValue text ? text.GetValue<string>() : null;

    /// <summary>The item of that key, or null.</summary>
    public JsonObject? Find(ItemKey key) =>
        Partitions.GetValueOrDefault(key.Partition)?.GetValueOrDefault(key.Sort);

    /// <summary>Puts an item, or takes it away, and notes it where that changes something.</summary>
    public void Change(ItemKey key, JsonObject? item, DateTimeOffset now, bool byTimeToLive = false)
    {
        var before = Find(key);
        if (JsonNode.DeepEquals(before, item))
            return;
        if (!Partitions.TryGetValue(key.Partition, out var partition))
            Partitions[key.Partition] = partition = new(Utf8.Order);
        if (item is null)
            partition.Remove(key.Sort);
        else
            partition[key.Sort] = item;
        if (StreamArn is not null)
            Stream.Add(new(Stream.Count + 1, Keys(key), before, item, now, byTimeToLive));
    }

    private JsonObject Keys(ItemKey key) => new()
    {
        [PartitionKey] = new JsonObject { ["S"] = key.Partition },
        [SortKey] = new JsonObject { ["S"] = key.Sort },
    };
}

/// <summary>An index on two attributes that are texts; an item without one of them is not in it.</summary>
internal sealed record TableIndex(string PartitionKey, string SortKey);

/// <summary>The key of an item.</summary>
internal sealed record ItemKey(string Partition, string Sort);

/// <summary>One change in a table's stream.</summary>
/// <param name="Number">Its sequence number.</param>
/// <param name="Keys">The item's keys.</param>
/// <param name="Old">The item before; null where there was none.</param>
/// <param name="New">The item after; null where it was removed.</param>
/// <param name="At">The time (UTC).</param>
/// <param name="ByTimeToLive">DynamoDB itself removed it.</param>
internal sealed record StreamRecord(
    int Number, JsonObject Keys, JsonObject? Old, JsonObject? New, DateTimeOffset At, bool ByTimeToLive);
