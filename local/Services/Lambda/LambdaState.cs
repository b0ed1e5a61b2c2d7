namespace Guardrails.Local.Services.Lambda;

/// <summary>AWS Lambda's state.</summary>
internal sealed class LambdaState
{
    /// <summary>Functions by ARN.</summary>
    public SortedDictionary<string, LambdaFunction> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>Event source mappings by id.</summary>
    public SortedDictionary<string, EventSourceMapping> EventSourceMappings { get; } = new(StringComparer.Ordinal);
}
