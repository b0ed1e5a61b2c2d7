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
/// A batch that fails from its first record on, by the function's own report, is not halved: where its retries are
/// over, all of it is given up, which is the worst that AWS's pages allow.
/// </remarks>
internal static class StreamPoller
{
    // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    private const int MostPayload = 6 * 1024 * 1024;
    private static readonly string[] Actions = ["dynamodb:GetRecords", "dynamodb:GetShardIterator"];

    /// <summary>Hands one batch to the function; null where nothing is new or the role may not read it.</summary>
    public static Task<BatchRun?> PollAsync(World world, EventSourceMapping mapping, CancellationToken cancellation) =>
        PollAsync(
            world,
            mapping,
            payload => new Invocation(world).ByPollerAsync(mapping.FunctionArn, payload, cancellation));

    /// <summary>The same, with whatever runs the function.</summary>
    public static async Task<BatchRun?> PollAsync(
        World world, EventSourceMapping mapping, Func<string, Task<InvocationResult>> function)
    {
        var position = mapping.Stream!;
        List<TableRecord> records;
        lock (world.Gate)
        {
            records = Actions.All(action => Try(world, mapping, action)) ? Next(world, mapping, position) : [];
            var old = records.TakeWhile(record => world.Now - record.At > position.MostAge).ToList();
            if (old.Count > 0)
            {
                GiveUp(world, mapping, old, "RecordAgeExceeded");
                return new(NameOf(world, mapping), old.Count, old.Count, "The records are too old.");
            }
        }

        if (records.Count == 0)
            return null;
        var payload = new JsonObject
        {
            ["Records"] = new JsonArray([.. records.Select(record => record.Json.DeepClone())]),
        };
        var result = await InvokeAsync(function, payload.ToJsonString());
        lock (world.Gate)
            Conclude(world, mapping, records, result);
        return new(
            NameOf(world, mapping),
            records.Count,
            records.Count - Succeeded(mapping, records, result),
            result.Error?.ToString());
    }

    /// <summary>As many records as one payload holds, and one at least.</summary>
    private static List<TableRecord> Next(World world, EventSourceMapping mapping, StreamPosition position)
    {
        var (records, size) = (new List<TableRecord>(), 0);
        var most = position.Half ?? mapping.BatchSize;
        foreach (var record in world.The<ITableStreams>().After(mapping.SourceArn, position.Done, most))
        {
            size += record.Json.ToJsonString().Length;
            if (records.Count > 0 && size > MostPayload)
                break;
            records.Add(record);
        }

        return records;
    }

    private static void Conclude(
        World world, EventSourceMapping mapping, List<TableRecord> records, InvocationResult result)
    {
        var (position, good) = (mapping.Stream!, Succeeded(mapping, records, result));
        if (good > 0)
            (position.Done, position.Failures) = (records[good - 1].Number, 0);
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

        // Only what failed is tried again.
        position.Half = records.Count - good;
        if (++position.Failures > position.MostRetries)
            GiveUp(world, mapping, [.. records.Skip(good)], "RetryAttemptsExhausted");
    }

    private static void GiveUp(
        World world, EventSourceMapping mapping, IReadOnlyList<TableRecord> lost, string why)
    {
        var position = mapping.Stream!;
        var failures = position.Failures;
        (position.Done, position.Failures, position.Half) = (lost[^1].Number, 0, null);
        if (position.OnFailureArn is { } queue && Try(world, mapping, "sqs:SendMessage", queue))
        {
            world.The<IQueues>().Send(
                queue, StreamFailure.Message(mapping, lost, why, failures, world.Now).ToJsonString());
        }
    }

    /// <summary>The records before the first that failed.</summary>
    private static int Succeeded(
        EventSourceMapping mapping, List<TableRecord> records, InvocationResult result)
    {
        if (result.Error is not null)
            return 0;
        if (!mapping.ReportsItemFailures)
            return records.Count;
        var failed = QueueBatch.Failed([.. records.Select(record => record.SequenceNumber)], result.Payload);
        return records.TakeWhile(record => !failed.Contains(record.SequenceNumber)).Count();
    }

    private static async Task<InvocationResult> InvokeAsync(
        Func<string, Task<InvocationResult>> function, string payload)
    {
        try
        {
            return await function(payload);
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
