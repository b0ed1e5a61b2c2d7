namespace Guardrails.Core.Reporting;

/// <summary>The times that it took until root access keys were gone.</summary>
/// <param name="Count">The number of keys that were removed.</param>
/// <param name="MeanSeconds">The mean, in seconds; null where none was.</param>
/// <param name="MedianSeconds">The median, in seconds: of an even number, the mean of the middle two.</param>
/// <param name="WorstSeconds">The longest, in seconds.</param>
public sealed record RemediationTimes(int Count, double? MeanSeconds, double? MedianSeconds, long? WorstSeconds)
{
    /// <summary>Of some keys.</summary>
    internal static RemediationTimes Of(IEnumerable<Remediation> remediations)
    {
        var seconds = remediations.Select(one => one.Seconds).Order().ToList();
        return seconds.Count == 0
            ? new(0, null, null, null)
            : new(
                seconds.Count,
                seconds.Average(),
                (seconds[(seconds.Count - 1) / 2] + seconds[seconds.Count / 2]) / 2.0,
                seconds[^1]);
    }
}
