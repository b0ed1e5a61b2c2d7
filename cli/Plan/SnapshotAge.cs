using System.Globalization;
using Guardrails.Cli.Shared;
using Guardrails.Core.Json;

namespace Guardrails.Cli.Plan;

/// <summary>The age of a snapshot: a plan knows nothing of what changed since it was taken.</summary>
internal static class SnapshotAge
{
    /// <summary>The age from which a snapshot is warned of, unless another one is given.</summary>
    public const string Default = "1d";

    private const int MostDays = 3650;

    /// <summary>Reads an age such as <c>36h</c> or <c>7d</c>.</summary>
    /// <exception cref="CommandException">It is no age.</exception>
    public static TimeSpan Parse(string text)
    {
        if (text.Length > 1
            && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= MostDays)
        {
            if (text[^1] == 'h')
                return TimeSpan.FromHours(number);
            if (text[^1] == 'd')
                return TimeSpan.FromDays(number);
        }

        throw new CommandException(
            ExitCode.BadInput,
            $"--max-age: '{text}' is not accepted. Accepted: hours or days, such as 36h or 7d.");
    }

    /// <summary>A sentence about a snapshot that is too old, or was taken later than the plan; else null.</summary>
    /// <param name="takenAt">The time at which it was taken.</param>
    /// <param name="moment">The moment of the plan; a day that was given may be any time of it.</param>
    /// <param name="most">The greatest age that is not warned of.</param>
    public static string? Warning(DateTimeOffset takenAt, PlanMoment moment, TimeSpan most)
    {
        var taken = $"taken {takenAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC";
        if (moment.Made - takenAt > most)
        {
            return $"{taken}, {Words(moment.Made - takenAt)} before this plan, "
                + "which knows nothing of what changed since. Remedy: take it again ('guardrails snapshot'), or accept "
                + "its age (--max-age).";
        }

        var endOfToday = new DateTimeOffset(moment.Today.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        return takenAt >= endOfToday
            ? $"{taken}, which is after the day of this plan, {moment.Today:yyyy-MM-dd}. "
                + "Remedy: correct the clock of the machine that took it, or --today."
            : null;
    }

    private static string Words(TimeSpan age) => age < TimeSpan.FromDays(2)
        ? Counted.Of((int)age.TotalHours, "hour")
        : Counted.Of((int)age.TotalDays, "day");
}
