using System.Globalization;
using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Html;

/// <summary>Times, durations and numbers in the words that a person reads. Every time is UTC.</summary>
internal static class Words
{
    /// <summary>A number, such as <c>10,000</c>.</summary>
    public static string Number(double value) => value.ToString("#,0.###", CultureInfo.InvariantCulture);

    /// <summary>A number of things, such as <c>1 account</c> or <c>3 accounts</c>.</summary>
    public static string Count(int number, string thing) => $"{Number(number)} {thing}{(number == 1 ? "" : "s")}";

    /// <summary>A day, such as <c>2026-11-23</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A minute (UTC), such as <c>2026-11-23 06:30</c>; empty where there is none.</summary>
    public static string Minute(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A duration, such as <c>3 d 4 h</c> or <c>12 min</c>, cut off and never rounded up.</summary>
    public static string Duration(double seconds)
    {
        var minutes = (long)(seconds / 60);
        var (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        return days > 0 ? hours > 0 ? $"{Number(days)} d {hours} h" : $"{Number(days)} d"
            : hours > 0 ? rest > 0 ? $"{hours} h {rest} min" : $"{hours} h"
            : minutes > 0 ? $"{minutes} min"
            : "under 1 min";
    }

    /// <summary>A percentage to one place, cut off: only all of them are 100 %.</summary>
    public static string Percent(double value) =>
        $"{(Math.Floor((value * 10) + 1e-9) / 10).ToString("0.#", CultureInfo.InvariantCulture)} %";

    /// <summary>A value in its metric's unit.</summary>
    public static string Of(MetricUnit unit, double value) => unit switch
    {
        MetricUnit.Percent => Percent(value),
        MetricUnit.Seconds => Duration(value),
        _ => Number(value),
    };

    /// <summary>A root access key by its id: the credential report tells only that there is one.</summary>
    public static string Key(string id) => id.Length > 1 ? id : "a key without a known id";

    /// <summary>A standing, as it stands alone.</summary>
    public static string Of(Standing standing)
    {
        var words = StandingWords.Of(standing);
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }

    /// <summary>The style of a standing; its words say the same, so that colour says nothing alone.</summary>
    public static string Style(Standing standing) => standing switch
    {
        Standing.Compliant => "good",
        Standing.NonCompliant => "bad",
        Standing.Unknown => "unsure",
        _ => "aside",
    };
}
