using Guardrails.Local.Calls;
using Guardrails.Local.Functions;
using Guardrails.Local.Services.Sqs;
using Guardrails.Local.State;

namespace Guardrails.Local.Services.Lambda;

/// <summary>Lambda polls a queue for a function, with the function's role.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html</remarks>
internal static class QueuePoller
{
    // EventBridge's messages come from a service; SQS shows its principal's unique id.
    private const string Sender = "AIDAEVENTBRIDGEEXAMPLE";

    /// <summary>Hands one batch to the function; null where no message is due or the role may not receive one.</summary>
    public static Task<BatchRun?> PollAsync(World world, EventSourceMapping mapping, CancellationToken cancellation) =>
        PollAsync(world, mapping, payload => Invocation.ByPollerAsync(world, mapping.FunctionArn, payload, cancellation));

    /// <summary>The same, with whatever runs the function.</summary>
    public static async Task<BatchRun?> PollAsync(World world, EventSourceMapping mapping, Func<string, Task<InvocationResult>> function)
    {
        IReadOnlyList<QueueMessage> messages;
        lock (world.Gate)
            messages = Try(world, mapping, "sqs:ReceiveMessage") ? QueueMessages.Receive(world, world.Queues[mapping.QueueArn], mapping.BatchSize) : [];
        if (messages.Count == 0)
            return null;

        var result = await InvokeAsync(function, QueueBatch.Event(world.Queues[mapping.QueueArn], Sender, messages).ToJsonString());
        var ids = messages.Select(message => message.Id).ToList();
        var failed = result.Error is not null ? ids : mapping.ReportsItemFailures ? QueueBatch.Failed(ids, result.Payload) : [];
        lock (world.Gate)
        {
            if (failed.Count == ids.Count || Try(world, mapping, "sqs:DeleteMessage"))
                world.Queues[mapping.QueueArn].Messages.RemoveAll(message => ids.Contains(message.Id) && !failed.Contains(message.Id));
        }

        return new(world.Functions[mapping.FunctionArn].Settings.Name, messages.Count, failed.Count, result.Error?.ToString());
    }

    private static async Task<InvocationResult> InvokeAsync(Func<string, Task<InvocationResult>> function, string payload)
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
        var function = world.Functions[mapping.FunctionArn];
        try
        {
            var role = world.FindRole(function.RoleArn) ?? throw new AwsError("NoSuchEntity", $"The execution role {function.RoleArn} of {function.Settings.Name} no longer exists.");
            QueueMessages.Demand(Call.By(world, new RoleSession(role, function.Settings.Name, []), function.Region), world.Queues[mapping.QueueArn], action);
            return true;
        }
        catch (AwsError error)
        {
            world.Refused(function.AccountId, error.Message);
            return false;
        }
    }
}
