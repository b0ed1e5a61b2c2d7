using Guardrails.Local.Authorization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Calls;

/// <summary>Queues as other services use them. Whoever calls holds the world's lock.</summary>
internal interface IQueues
{
    /// <summary>For how long a received message of the queue is hidden, or null where there is no such queue.</summary>
    TimeSpan? VisibilityTimeout(string queueArn);

    /// <summary>An AWS service sends a message, where the queue's policy lets it.</summary>
    /// <exception cref="AwsError">There is no such queue, or its policy does not let the service in.</exception>
    void SendByService(
        string queueArn, string service, IReadOnlyDictionary<string, IReadOnlyList<string>> source, string body);

    /// <summary>A caller that was demanded before sends a message.</summary>
    void Send(string queueArn, string body);

    /// <summary>Returns when the caller may do something with a queue that exists.</summary>
    /// <exception cref="AwsError">It may not.</exception>
    void Demand(Call call, string queueArn, string action);

    /// <summary>Hands out messages, which nobody sees again before the visibility timeout.</summary>
    IReadOnlyList<ReceivedMessage> Receive(string queueArn, int most);

    /// <summary>Removes messages.</summary>
    void Delete(string queueArn, IReadOnlyCollection<string> messageIds);
}

/// <summary>A message that was handed out.</summary>
internal sealed record ReceivedMessage(
    string Id, string Body, DateTimeOffset SentAt, DateTimeOffset FirstReceivedAt, int ReceiveCount);
