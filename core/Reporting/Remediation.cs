namespace Guardrails.Core.Reporting;

/// <summary>A root access key that was removed.</summary>
/// <param name="Key">Its id.</param>
/// <param name="Began">The time of the first evidence of it, or of the event that made it (UTC).</param>
/// <param name="Gone">The time of the first evidence that it is gone (UTC).</param>
public sealed record Remediation(string Key, DateTimeOffset Began, DateTimeOffset Gone)
{
    /// <summary>The time at which that evidence was recorded (UTC): the next report tells of it as new.</summary>
    public required DateTimeOffset Heard { get; init; }

    /// <summary>The time that it took, in seconds.</summary>
    public long Seconds => (long)(Gone - Began).TotalSeconds;
}
