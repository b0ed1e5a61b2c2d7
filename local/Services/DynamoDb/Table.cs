using System.Text.Json.Nodes;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>A table whose keys are texts.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="PartitionKey">The attribute of its partition key.</param>
/// <param name="SortKey">The attribute of its sort key.</param>
/// <param name="MadeAt">The time at which it was made (UTC).</param>
internal sealed record Table(string Arn, string PartitionKey, string SortKey, DateTimeOffset MadeAt)
{
    private int _before;

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

    /// <summary>It can be restored as it was at any moment.</summary>
    public bool PointInTimeRecovery { get; set; }

    /// <summary>The KMS key that encrypts it; null for DynamoDB's own.</summary>
    public string? KmsKey { get; set; }

    /// <summary>Its stream's ARN; null where it has none.</summary>
    public string? StreamArn { get; private set; }

    /// <summary>Its items: partitions, and in each the items by sort key.</summary>
    public Dictionary<string, SortedDictionary<string, JsonObject>> Partitions { get; } = new(StringComparer.Ordinal);

    /// <summary>Every item.</summary>
    public IEnumerable<JsonObject> Items => Partitions.Values.SelectMany(partition => partition.Values);

    /// <summary>All that changed, oldest first: it can be restored from these.</summary>
    public List<TableChange> Changes { get; } = [];

    /// <summary>The changes since it has a stream.</summary>
    public IEnumerable<TableChange> Stream => StreamArn is null ? [] : Changes.Skip(_before);

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
        Changes.Add(new(Changes.Count + 1, key, Keys(key), before, item, now, byTimeToLive));
    }

    /// <summary>Gives it a stream, which has what changes from now on.</summary>
    public void Begin(string streamArn) => (StreamArn, _before) = (streamArn, Changes.Count);

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

/// <summary>One change of an item; in a stream, a record.</summary>
/// <param name="Number">Its sequence number.</param>
/// <param name="Key">The item's key.</param>
/// <param name="Keys">The item's keys.</param>
/// <param name="Old">The item before; null where there was none.</param>
/// <param name="New">The item after; null where it was removed.</param>
/// <param name="At">The time (UTC).</param>
/// <param name="ByTimeToLive">DynamoDB itself removed it.</param>
internal sealed record TableChange(
    int Number,
    ItemKey Key,
    JsonObject Keys,
    JsonObject? Old,
    JsonObject? New,
    DateTimeOffset At,
    bool ByTimeToLive);
