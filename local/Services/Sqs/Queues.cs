using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Sqs;

/// <summary>Queues for services that send to them and poll them.</summary>
internal sealed class Queues(World world) : IQueues
{
    private SortedDictionary<string, SqsQueue> All => world.Of<SqsState>().Queues;

    /// <inheritdoc/>
    public TimeSpan? VisibilityTimeout(string queueArn) => All.GetValueOrDefault(queueArn)?.VisibilityTimeout;

    /// <inheritdoc/>
    public void SendByService(
        string queueArn, string service, IReadOnlyDictionary<string, IReadOnlyList<string>> source, string body) =>
        QueueMessages.SendByService(world, queueArn, service, source, body);

    /// <inheritdoc/>
    public void Send(string queueArn, string body) =>
        All[queueArn].Messages.Add(new(world.NextUuid("message"), body, world.Now));

    /// <inheritdoc/>
    public void Demand(Call call, string queueArn, string action) => QueueMessages.Demand(call, All[queueArn], action);

    /// <inheritdoc/>
    public IReadOnlyList<ReceivedMessage> Receive(string queueArn, int most) =>
    [
        .. QueueMessages.Receive(world, All[queueArn], most).Select(message =>
            new ReceivedMessage(
                message.Id,
                message.Body,
                message.SentAt,
                message.FirstReceivedAt ?? message.SentAt,
                message.ReceiveCount)),
    ];

    /// <inheritdoc/>
    public void Delete(string queueArn, IReadOnlyCollection<string> messageIds)
    {
        var ids = messageIds.ToHashSet(StringComparer.Ordinal);
        All[queueArn].Messages.RemoveAll(message => ids.Contains(message.Id));
    }
}
