using System.Globalization;
using Guardrails.Cli.Shared;

namespace Guardrails.Cli.Plan;

/// <summary>The day on which a plan is made, and the moment that it is made for.</summary>
/// <param name="Today">The day (UTC) by which the organization's file is checked.</param>
/// <param name="At">The moment by which policies are judged.</param>
/// <param name="Made">The moment at which it is made: now, or the beginning of the day that was given.</param>
internal sealed record PlanMoment(DateOnly Today, DateTimeOffset At, DateTimeOffset Made)
{
    private const string Day = "yyyy-MM-dd";
    private const string Time = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>Reads the two options.</summary>
    /// <exception cref="CommandException">One of them is no day or moment.</exception>
    public static PlanMoment Parse(string? today, string? at, TimeProvider clock)
    {
        var now = today is null ? clock.GetUtcNow() : Moment("--today", today, Day);
        return new(DateOnly.FromDateTime(now.UtcDateTime), at is null ? now : Moment("--at", at, Day, Time), now);
    }

    private static DateTimeOffset Moment(string option, string text, params string[] formats) =>
        DateTimeOffset.TryParseExact(
            text,
            formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var moment)
            ? moment
            : throw new CommandException(
                ExitCode.BadInput,
                $"{option}: '{text}' is not accepted. Accepted: {string.Join(" or ", formats)}, in UTC.");
}
