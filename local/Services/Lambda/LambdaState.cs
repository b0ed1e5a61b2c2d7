namespace Guardrails.Local.Services.Lambda;

/// <summary>AWS Lambda's state.</summary>
internal sealed class LambdaState
{
    /// <summary>Functions by ARN.</summary>
    public SortedDictionary<string, LambdaFunction> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>The invocations that nobody waits for, the oldest first.</summary>
    public Queue<WaitingInvocation> Waiting { get; } = new();

    /// <summary>Event source mappings by id.</summary>
    public SortedDictionary<string, EventSourceMapping> EventSourceMappings { get; } = new(StringComparer.Ordinal);
}
