namespace Guardrails.Local.Services.Logs;

/// <summary>CloudWatch Logs' state.</summary>
internal sealed class LogsState
{
    /// <summary>Log groups by ARN.</summary>
    public SortedDictionary<string, LogGroup> LogGroups { get; } = new(StringComparer.Ordinal);
}
