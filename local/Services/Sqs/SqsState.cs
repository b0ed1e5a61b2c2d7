namespace Guardrails.Local.Services.Sqs;

/// <summary>Amazon SQS's state.</summary>
internal sealed class SqsState
{
    /// <summary>Queues by ARN.</summary>
    public SortedDictionary<string, SqsQueue> Queues { get; } = new(StringComparer.Ordinal);
}
