using System.Globalization;

namespace Guardrails.Core.Json;

/// <summary>A number of things, as every message writes it: <c>1 account</c>, <c>2 accounts</c>.</summary>
public static class Counted
{
    /// <summary>The number and the noun, in the singular for one.</summary>
    /// <param name="number">The number.</param>
    /// <param name="singular">The noun for one.</param>
    /// <param name="plural">The noun for more; left out where an s makes it.</param>
    public static string Of(long number, string singular, string? plural = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? singular : plural ?? $"{singular}s")}");

    /// <summary>A duration in the largest unit that fits it: <c>14 days</c>, <c>20 minutes</c>.</summary>
    public static string Of(TimeSpan duration) => duration switch
    {
        { Hours: 0, Minutes: 0 } => Of(duration.Days, "day"),
        { Minutes: 0 } => Of((long)duration.TotalHours, "hour"),
        _ => Of((long)duration.TotalMinutes, "minute"),
    };
}
