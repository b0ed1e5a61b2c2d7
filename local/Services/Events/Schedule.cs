using System.Globalization;
using System.Text.RegularExpressions;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Events;

/// <summary>
/// The times of a rule: <c>rate(5 minutes)</c>, or a time of every day or of one day of every week (UTC). Any other
/// schedule is refused.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
/// </remarks>
internal sealed partial class Schedule
{
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly TimeSpan? _rate;
    private readonly TimeSpan _time;
    private readonly DayOfWeek? _day;

    private Schedule(string text, TimeSpan? rate, TimeSpan time, DayOfWeek? day)
    {
        (Text, _rate, _time, _day) = (text, rate, time, day);
    }

    /// <summary>The expression.</summary>
    public string Text { get; }

    /// <summary>Parses an expression.</summary>
    /// <exception cref="AwsError">It is none, or is not supported here.</exception>
    public static Schedule Parse(string text)
    {
        if (Rate().Match(text) is { Success: true } rate
            && int.TryParse(rate.Groups["count"].Value, CultureInfo.InvariantCulture, out var count)
            && count > 0
            && (count == 1) != rate.Groups["unit"].Value.EndsWith('s'))
        {
            return new(text, count * UnitOf(rate.Groups["unit"].Value), default, day: null);
        }

        if (Cron().Match(text) is { Success: true } cron)
        {
            var (minute, hour) = (Number(cron, "minute"), Number(cron, "hour"));
            if (minute < 60 && hour < 24)
                return new(text, rate: null, new(hour, minute, 0), DayOf(cron.Groups["day"].Value));
        }

        throw new AwsError(
            "ValidationException",
            $"Parameter ScheduleExpression is not valid: {text}. Supported here: rate(N unit), cron(M H * * ? *) and "
            + "cron(M H ? * DAY *).");
    }

    /// <summary>The first time after another one. A rate counts from it.</summary>
    public DateTimeOffset Next(DateTimeOffset after)
    {
        if (_rate is { } rate)
            return after + rate;
        var utc = after.ToUniversalTime();
        var next = new DateTimeOffset(utc.Date, TimeSpan.Zero) + _time;
        while (next <= utc || (_day is { } day && next.DayOfWeek != day))
            next += TimeSpan.FromDays(1);
        return next;
    }

    private static TimeSpan UnitOf(string unit) => unit[0] switch
    {
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    };

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    /// <summary>A day by its name or its number, of which Sunday's is 1.</summary>
    private static DayOfWeek? DayOf(string day) => day switch
    {
        "" => null,
        [>= '1' and <= '7'] => (DayOfWeek)(day[0] - '1'),
        _ => (DayOfWeek)Array.IndexOf(Days, day.ToUpperInvariant()),
    };

    [GeneratedRegex(@"^rate\((?<count>\d{1,6}) (?<unit>minutes?|hours?|days?)\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rate();

    [GeneratedRegex(
        @"^cron\((?<minute>\d{1,2}) (?<hour>\d{1,2}) "
        + @"(?:\* \* \?|\? \* (?<day>[1-7]|(?i:SUN|MON|TUE|WED|THU|FRI|SAT))) \*\)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Cron();
}
