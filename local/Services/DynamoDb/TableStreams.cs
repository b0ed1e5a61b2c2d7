using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>The streams of the tables: new and old images, one shard.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html and, on what time to live removes,
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html
/// </remarks>
internal sealed class TableStreams(World world) : ITableStreams
{
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <inheritdoc/>
    public bool Has(string streamArn) => Find(streamArn) is not null;

    /// <inheritdoc/>
    public void Demand(Call call, string streamArn, string action)
    {
        Authorizer.Demand(call, new(action, action == "dynamodb:ListStreams" ? "*" : streamArn));
        if (Find(streamArn) is { } table)
            ItemPermissions.DemandKey(call, table);
    }

    /// <inheritdoc/>
    public IReadOnlyList<TableRecord> After(string streamArn, int number, int most) =>
    [
        .. (Find(streamArn)?.Stream ?? [])
            .Where(change => change.Number > number && world.Now - change.At <= Kept).Take(most)
            .Select(change => new TableRecord(change.Number, change.At, Json(streamArn, change))),
    ];

    private Table? Find(string streamArn) =>
        world.Of<DynamoDbState>().Tables.Values.SingleOrDefault(table => table.StreamArn == streamArn);

    private static JsonObject Json(string streamArn, TableChange record)
    {
        var change = new JsonObject
        {
            ["ApproximateCreationDateTime"] = record.At.ToUnixTimeSeconds(),
            ["Keys"] = record.Keys.DeepClone(),
            ["SequenceNumber"] = Text(record.Number),
            ["SizeBytes"] = SizeOf(record.Keys) + SizeOf(record.New) + SizeOf(record.Old),
            ["StreamViewType"] = "NEW_AND_OLD_IMAGES",
        };
        if (record.New is not null)
            change["NewImage"] = record.New.DeepClone();
        if (record.Old is not null)
            change["OldImage"] = record.Old.DeepClone();
        var json = new JsonObject
        {
            ["eventID"] = $"{record.Number:x32}",
            ["eventName"] = record switch { { Old: null } => "INSERT", { New: null } => "REMOVE", _ => "MODIFY" },
            ["eventVersion"] = "1.1",
            ["eventSource"] = "aws:dynamodb",
            ["awsRegion"] = streamArn.Split(':')[3],
            ["dynamodb"] = change,
            ["eventSourceARN"] = streamArn,
        };
        if (record.ByTimeToLive)
        {
            json["userIdentity"] = new JsonObject
            {
                ["type"] = "Service",
                ["principalId"] = "dynamodb.amazonaws.com",
            };
        }

        return json;
    }

    private static int SizeOf(JsonObject? item) => item is null ? 0 : ItemLimits.SizeOfItem(item);

    /// <summary>A sequence number: 21 digits, which sort as text.</summary>
    private static string Text(int number) => $"8{number.ToString("D20", CultureInfo.InvariantCulture)}";
}
