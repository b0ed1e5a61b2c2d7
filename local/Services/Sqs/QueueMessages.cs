using Guardrails.Local.Authorization;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Sqs;

/// <summary>Messages in and out of queues. Whoever calls holds the world's lock.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
/// </remarks>
internal static class QueueMessages
{
    /// <summary>As many messages as may be in flight: received, and neither deleted nor due.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
    /// </remarks>
    public const int MostInFlight = 120_000;

    /// <summary>An AWS service sends a message, where the queue's policy lets it.</summary>
    public static void SendByService(
        World world,
        string queueArn,
        string service,
        IReadOnlyDictionary<string, IReadOnlyList<string>> source,
        string body)
    {
        var queue = world.Of<SqsState>().Queues.GetValueOrDefault(queueArn)
            ?? throw new AwsError("QueueDoesNotExist", $"queue {queueArn} does not exist.");
        ResourcePolicies.DemandService(
            world, service, new RequiredPermission("sqs:SendMessage", queueArn) { Context = source }, queue.Policy);
        queue.Messages.Add(new(world.NextUuid("message"), body, world.Now));
    }

    /// <summary>A principal does something with a queue.</summary>
    public static void Demand(Call call, SqsQueue queue, string action)
    {
        var permission = new RequiredPermission(action, queue.Arn);
        Authorizer.Demand(call, permission);
        ResourcePolicies.DemandPrincipal(call, permission, queue.Policy);
    }

    /// <summary>
    /// Hands out messages, which nobody sees again before the visibility timeout. Those received too often go to the
    /// dead-letter queue instead. Where too many are in flight, nobody gets any.
    /// </summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
    /// </remarks>
    public static IReadOnlyList<QueueMessage> Receive(World world, SqsQueue queue, int most)
    {
        queue.Messages.RemoveAll(message => message.SentAt + queue.Retention <= world.Now);
        if (queue.Messages.Count(message => message.VisibleAt > world.Now) >= MostInFlight)
            return [];
        var received = new List<QueueMessage>();
        foreach (var message in queue.Messages.Where(message => message.VisibleAt <= world.Now).ToList())
        {
            if (queue.Redrive is { } redrive && message.ReceiveCount >= redrive.MaxReceiveCount)
            {
                queue.Messages.Remove(message);
                world.Of<SqsState>().Queues[redrive.DeadLetterArn].Messages.Add(message);
            }
            else if (received.Count < most)
            {
                message.ReceiveCount++;
                message.FirstReceivedAt ??= world.Now;
                message.VisibleAt = world.Now + queue.VisibilityTimeout;
                received.Add(message);
            }
        }

        return received;
    }
}
