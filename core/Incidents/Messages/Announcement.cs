namespace Guardrails.Core.Incidents.Messages;

/// <summary>A planned use of a root user that somebody announced. It is told, and silences nothing.</summary>
/// <param name="By">The person.</param>
/// <param name="From">The time from which on it holds (UTC).</param>
/// <param name="Until">The time until which it holds (UTC).</param>
/// <param name="Reason">The reason, in the person's words.</param>
public sealed record Announcement(string By, DateTimeOffset From, DateTimeOffset Until, string Reason)
{
    /// <summary>The most characters of a reason, as of the reason of every decision.</summary>
    public const int LongestReason = 500;

    /// <summary>True where something of an incident happened while it held.</summary>
    public bool Covers(Incident incident) =>
        incident.Real.Any(one => one.Happened >= From && one.Happened <= Until);
}
