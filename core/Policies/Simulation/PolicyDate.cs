using System.Globalization;

namespace Guardrails.Core.Policies.Simulation;

/// <summary>Dates as policies and requests write them: W3C's forms of ISO 8601, or seconds since 1970.</summary>
/// <remarks>
/// Sources:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date,
/// https://www.w3.org/TR/NOTE-datetime
/// </remarks>
internal static class PolicyDate
{
    // A form with a time needs a time zone; one without begins at midnight in UTC, as every time in a request
    // is in UTC.
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy-MM"];
    private static readonly string[] Times =
        ["yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mmZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"];
    private static readonly string[] OffsetTimes =
        ["yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz"];

    private const int YearLength = 4;

    public static bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;

        // Four digits are a year to W3C and seconds to UNIX: which one AWS takes them for, it does not say.
        if (text.Length == YearLength || text.AsSpan().IndexOfAny(" tz") >= 0)
            return false;
        if (text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
            return TryParseSeconds(text, out value);
        if (!text.Contains('T', StringComparison.Ordinal))
            return Exact(text, Days, out value);
        return text.EndsWith('Z')
            ? Exact(text, Times, out value)
            : text is [.., ':', _, _] && Exact(text, OffsetTimes, out value);
    }

    private static bool TryParseSeconds(string text, out DateTimeOffset value)
    {
        var isTime = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        value = isTime ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        return isTime;
    }

    private static bool Exact(string text, string[] formats, out DateTimeOffset value) =>
        DateTimeOffset.TryParseExact(
            text,
            formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out value);
}
