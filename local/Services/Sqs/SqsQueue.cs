namespace Guardrails.Local.Services.Sqs;

/// <summary>An SQS queue.</summary>
internal sealed class SqsQueue(string arn)
{
    public string Arn { get; } = arn;

    public string AccountId => Arn.Split(':')[4];

    public string Region => Arn.Split(':')[3];

    public string Name => Arn.Split(':')[5];

    public TimeSpan VisibilityTimeout { get; set; } = TimeSpan.FromSeconds(30);

    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(4);

    /// <summary>The queue for messages that were received too often, or null.</summary>
    public Redrive? Redrive { get; set; }

    /// <summary>Its policy as JSON, or null.</summary>
    public string? Policy { get; set; }

    /// <summary>Its messages, oldest first.</summary>
    public List<QueueMessage> Messages { get; } = [];
}

/// <summary>The limit at which a message is given up, and the queue it goes to then.</summary>
internal sealed record Redrive(string DeadLetterArn, int MaxReceiveCount);

/// <summary>A message. It keeps its id and its age when it moves to a dead-letter queue.</summary>
internal sealed class QueueMessage(string id, string body, DateTimeOffset sentAt)
{
    public string Id { get; } = id;

    public string Body { get; } = body;

    public DateTimeOffset SentAt { get; } = sentAt;

    public DateTimeOffset VisibleAt { get; set; } = sentAt;

    public DateTimeOffset? FirstReceivedAt { get; set; }

    public int ReceiveCount { get; set; }
}
