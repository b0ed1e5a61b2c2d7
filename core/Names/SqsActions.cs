namespace Guardrails.Core.Names;

/// <summary>The calls of Amazon SQS that the code makes, as IAM names them.</summary>
public static class SqsActions
{
    /// <summary>Sends a message to a queue.</summary>
    public const string SendMessage = "sqs:SendMessage";

    /// <summary>The action that reads a queue's attributes.</summary>
    public const string GetQueueAttributes = "sqs:GetQueueAttributes";

    /// <summary>Takes messages, which come again unless they are deleted.</summary>
    public const string ReceiveMessage = "sqs:ReceiveMessage";

    /// <summary>Takes a message away for good.</summary>
    public const string DeleteMessage = "sqs:DeleteMessage";
}
