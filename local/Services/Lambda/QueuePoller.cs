using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Lambda;

/// <summary>Lambda polls a queue for a function, with the function's role.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html</remarks>
internal static class QueuePoller
{
    // EventBridge's messages come from a service; SQS shows its principal's unique id.
    private const string Sender = "AIDAEVENTBRIDGEEXAMPLE";

    /// <summary>
    /// Hands one batch to the function; null where no message is due or the role may not receive one.
    /// </summary>
    public static Task<BatchRun?> PollAsync(World world, EventSourceMapping mapping, CancellationToken cancellation) =>
        PollAsync(
            world,
            mapping,
            payload => new Invocation(world).ByPollerAsync(mapping.FunctionArn, payload, cancellation));

    /// <summary>The same, with whatever runs the function.</summary>
    public static async Task<BatchRun?> PollAsync(
        World world, EventSourceMapping mapping, Func<string, Task<InvocationResult>> function)
    {
        var queues = world.The<IQueues>();
        IReadOnlyList<ReceivedMessage> messages;
        lock (world.Gate)
        {
            messages = Try(world, mapping, "sqs:ReceiveMessage")
                ? queues.Receive(mapping.SourceArn, mapping.BatchSize)
                : [];
        }

        if (messages.Count == 0)
            return null;

        var result = await InvokeAsync(function, QueueBatch.Event(mapping.SourceArn, Sender, messages).ToJsonString());
        var ids = messages.Select(message => message.Id).ToList();
        var failed =
            result.Error is not null ? ids : mapping.ReportsItemFailures ? QueueBatch.Failed(ids, result.Payload) : [];
        lock (world.Gate)
        {
            if (failed.Count == ids.Count || Try(world, mapping, "sqs:DeleteMessage"))
                queues.Delete(mapping.SourceArn, [.. ids.Except(failed)]);
        }

        return new(
            world.Of<LambdaState>().Functions[mapping.FunctionArn].Settings.Name,
            messages.Count,
            failed.Count,
            result.Error?.ToString());
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

    private static bool Try(World world, EventSourceMapping mapping, string action)
    {
        var function = world.Of<LambdaState>().Functions[mapping.FunctionArn];
        try
        {
            var role = world.FindRole(function.RoleArn)
                ?? throw new AwsError(
                    "NoSuchEntity",
                    $"The execution role {function.RoleArn} of {function.Settings.Name} no longer exists.");
            world.The<IQueues>().Demand(
                Call.By(world, new RoleSession(role, function.Settings.Name, []), function.Region),
                mapping.SourceArn,
                action);
            return true;
        }
        catch (AwsError error)
        {
            Decisions.Refused(world, function.AccountId, error.Message);
            return false;
        }
    }
}
