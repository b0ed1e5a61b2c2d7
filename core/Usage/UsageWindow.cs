using Guardrails.Core.Json;

namespace Guardrails.Core.Usage;

/// <summary>The time that is looked at.</summary>
/// <param name="From">Its beginning (UTC).</param>
/// <param name="To">Its end (UTC): when the reading began.</param>
public sealed record UsageWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>The days that CloudTrail's event history keeps, and that a key must be quiet to be unused.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html
    /// </remarks>
    public const int DaysOfHistory = 90;

    /// <summary>Reading every Region takes minutes, in which the oldest of the 90 days goes by.</summary>
    internal static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    /// <summary>The last days before a moment.</summary>
    public static UsageWindow Before(DateTimeOffset now, int days) => new(now.AddDays(-days), now);

    /// <summary>True where it is long enough to call a key unused.</summary>
    public bool IsWhole => To - From >= TimeSpan.FromDays(DaysOfHistory) - Slack;

    /// <summary>True where CloudTrail's event history still has all of it.</summary>
    /// <param name="now">The time (UTC) at which it is read.</param>
    public bool IsInHistory(DateTimeOffset now) => From >= now.AddDays(-DaysOfHistory) - Slack;

    /// <summary>Its length, such as <c>90 days</c>.</summary>
    public string Length => Counted.Of((long)Math.Round((To - From).TotalDays), "day");

    /// <summary>Every day of it, the first and the last one in part.</summary>
    public IEnumerable<DateOnly> Days()
    {
        var last = DateOnly.FromDateTime(To.UtcDateTime);
        for (var day = DateOnly.FromDateTime(From.UtcDateTime); day <= last; day = day.AddDays(1))
            yield return day;
    }
}
