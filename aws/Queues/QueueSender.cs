using Amazon.SQS;
using Amazon.SQS.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Queues;

/// <summary>Sends messages to one queue.</summary>
/// <param name="sqs">Amazon SQS.</param>
/// <param name="queueUrl">The queue's URL.</param>
/// <param name="calls">How AWS is called.</param>
public sealed class QueueSender(IAmazonSQS sqs, string queueUrl, AwsCalls calls)
{
    /// <summary>Sends one.</summary>
    /// <exception cref="AwsCallException">It was not sent.</exception>
    public async Task SendAsync(string body, CancellationToken cancellation)
    {
        var request = new SendMessageRequest { QueueUrl = queueUrl, MessageBody = body };
        await calls.MakeAsync(SqsActions.SendMessage, () => sqs.SendMessageAsync(request, cancellation), cancellation);
    }
}
