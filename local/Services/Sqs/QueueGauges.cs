using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Sqs;

/// <summary>The depth and the age of queues.</summary>
/// <remarks>
/// Source:
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html.
/// SQS stops to measure a queue that nobody has used for hours; here each is measured always, so that an empty one
/// has zeros and no missing data.
/// </remarks>
internal sealed class QueueGauges(World world) : IGauges
{
    /// <inheritdoc/>
    public IEnumerable<(Metric Metric, double Value)> Read(DateTimeOffset at)
    {
        foreach (var queue in world.Of<SqsState>().Queues.Values)
        {
            var there = queue.Messages.Where(message => message.SentAt <= at && at < message.SentAt + queue.Retention)
                .ToList();
            yield return (
                Of(queue, "ApproximateNumberOfMessagesVisible"), there.Count(message => message.VisibleAt <= at));
            yield return (
                Of(queue, "ApproximateAgeOfOldestMessage"),
                there.Count == 0 ? 0 : (at - there.Min(message => message.SentAt)).TotalSeconds);
        }
    }

    private static Metric Of(SqsQueue queue, string name) =>
        new(queue.AccountId, queue.Region, "AWS/SQS", name, "QueueName", queue.Name);
}
