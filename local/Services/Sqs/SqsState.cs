namespace Guardrails.Local.Services.Sqs;

/// <summary>What Amazon SQS knows.</summary>
internal sealed class SqsState
{
    /// <summary>Queues by ARN.</summary>
    public SortedDictionary<string, SqsQueue> Queues { get; } = new(StringComparer.Ordinal);
}
