namespace Guardrails.Core.Names;

/// <summary>The calls of Amazon SQS that the code makes, as IAM names them.</summary>
public static class SqsActions
{
    /// <summary>Sends a message to a queue.</summary>
    public const string SendMessage = "sqs:SendMessage";

    /// <summary>The action that reads a queue's attributes.</summary>
    public const string GetQueueAttributes = "sqs:GetQueueAttributes";
}
