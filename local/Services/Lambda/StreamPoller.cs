using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Lambda;

/// <summary>Lambda polls a table's stream for a function, from its beginning, one shard.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html and
/// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html. Failed batches are tried again at once.
/// </remarks>
internal static class StreamPoller
{
    private static readonly string[] Actions = ["dynamodb:GetRecords", "dynamodb:GetShardIterator"];

    /// <summary>Hands one batch to the function; null where nothing is new or the role may not read it.</summary>
    public static async Task<BatchRun?> PollAsync(
        World world, EventSourceMapping mapping, CancellationToken cancellation)
    {
        var position = mapping.Stream!;
        IReadOnlyList<TableRecord> records;
        lock (world.Gate)
        {
            records = Actions.All(action => Try(world, mapping, action))
                ? world.The<ITableStreams>().After(
                    mapping.SourceArn, position.Done, position.Half ?? mapping.BatchSize)
                : [];
            if (records.Count > 0 && world.Now - records[0].At > position.MostAge)
            {
                GiveUp(world, mapping, records, 1, "RecordAgeExceeded");
                return new(NameOf(world, mapping), 1, 1, "A record is too old.");
            }
        }

        if (records.Count == 0)
            return null;
        var payload = new JsonObject
        {
            ["Records"] = new JsonArray([.. records.Select(record => record.Json.DeepClone())]),
        };
        var result = await InvokeAsync(world, mapping, payload.ToJsonString(), cancellation);
        lock (world.Gate)
            Conclude(world, mapping, records, result);
        return new(
            NameOf(world, mapping),
            records.Count,
            records.Count - Succeeded(mapping, records, result),
            result.Error?.ToString());
    }

    private static void Conclude(
        World world, EventSourceMapping mapping, IReadOnlyList<TableRecord> records, InvocationResult result)
    {
        var (position, good) = (mapping.Stream!, Succeeded(mapping, records, result));
        position.Done += good;
        if (good > 0)
            position.Failures = 0;
        if (good == records.Count)
        {
            position.Half = null;
            return;
        }

        if (result.Error is not null && position.Bisects && records.Count > 1)
        {
            position.Half = records.Count / 2;
            return;
        }

        if (++position.Failures <= position.MostRetries)
            return;
        var lost = position.Bisects ? 1 : records.Count - good;
        GiveUp(world, mapping, [.. records.Skip(good)], lost, "RetryAttemptsExhausted");
    }

    private static void GiveUp(
        World world, EventSourceMapping mapping, IReadOnlyList<TableRecord> records, int count, string why)
    {
        var position = mapping.Stream!;
        position.Done += count;
        (position.Failures, position.Half) = (0, null);
        if (position.OnFailureArn is not { } queue)
            return;

        // Neither items nor keys: whoever reads the message looks them up in the stream.
        var message = new JsonObject
        {
            ["requestContext"] = new JsonObject
            {
                ["functionArn"] = mapping.FunctionArn,
                ["condition"] = why,
            },
            ["DDBStreamBatchInfo"] = new JsonObject
            {
                ["shardId"] = "shardId-00000000000000000000-00000000",
                ["startSequenceNumber"] = SequenceNumber(records[0]),
                ["endSequenceNumber"] = SequenceNumber(records[count - 1]),
                ["batchSize"] = count,
                ["streamArn"] = mapping.SourceArn,
            },
        };
        if (Try(world, mapping, "sqs:SendMessage", queue))
            world.The<IQueues>().Send(queue, message.ToJsonString());
    }

    /// <summary>The records before the first that failed.</summary>
    private static int Succeeded(
        EventSourceMapping mapping, IReadOnlyList<TableRecord> records, InvocationResult result)
    {
        if (result.Error is not null)
            return 0;
        if (!mapping.ReportsItemFailures)
            return records.Count;
        var failed = QueueBatch.Failed([.. records.Select(SequenceNumber)], result.Payload);
        var good = records.TakeWhile(record => !failed.Contains(SequenceNumber(record))).Count();
        return good;
    }

    private static string SequenceNumber(TableRecord record) =>
        record.Json["dynamodb"]!["SequenceNumber"]!.GetValue<string>();

    private static async Task<InvocationResult> InvokeAsync(
        World world, EventSourceMapping mapping, string payload, CancellationToken cancellation)
    {
        try
        {
            return await new Invocation(world).ByPollerAsync(mapping.FunctionArn, payload, cancellation);
        }
        catch (AwsError error)
        {
            return new(null, new(error.Code, error.Message));
        }
    }

    private static bool Try(World world, EventSourceMapping mapping, string action, string? queue = null)
    {
        var function = world.Of<LambdaState>().Functions[mapping.FunctionArn];
        try
        {
            var role = world.FindRole(function.RoleArn) ?? throw new AwsError(
                "NoSuchEntity", $"The execution role {function.RoleArn} of {function.Settings.Name} no longer exists.");
            var call = Call.By(world, new RoleSession(role, function.Settings.Name, []), function.Region);
            if (queue is not null)
                world.The<IQueues>().Demand(call, queue, action);
            else
                world.The<ITableStreams>().Demand(call, mapping.SourceArn, action);
            return true;
        }
        catch (AwsError error)
        {
            Decisions.Refused(world, function.AccountId, error.Message);
            return false;
        }
    }

    private static string NameOf(World world, EventSourceMapping mapping) =>
        world.Of<LambdaState>().Functions[mapping.FunctionArn].Settings.Name;
}
