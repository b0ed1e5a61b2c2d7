using Guardrails.Core.Json;

namespace Guardrails.Cli.Shared;

/// <summary>A time in words: as exact as a person needs it.</summary>
internal static class SpanWords
{
    /// <summary>The words, such as <c>3 hours</c>.</summary>
    public static string Of(TimeSpan time) => time.TotalDays >= 2
        ? Counted.Of((long)time.TotalDays, "day")
        : time.TotalHours >= 2 ? Counted.Of((long)time.TotalHours, "hour")
        : Counted.Of((long)time.TotalMinutes, "minute");
}
