using System.Globalization;
using Guardrails.Core.Evidence;

namespace Guardrails.Core.Usage;

/// <summary>The last use of a key, as IAM tells it, beside the events of the key.</summary>
/// <remarks>
/// IAM records the first use in fifteen minutes, and CloudTrail has an event in its history some minutes after the
/// call.
/// Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html and
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html
/// </remarks>
internal static class Unexplained
{
    /// <summary>A use and an event that are not further apart may be the same call.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The reason why no event explains the use; null where one does, or where it is older than the window.
    /// </summary>
    public static string? Why(UsageWindow window, IReadOnlyList<KeyCall> calls, RootKeyUse last)
    {
        // A use that is recorded shortly before the window may have gone on in it.
        if (last.At < window.From - Tolerance)
            return null;
        var when = last.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        var where = (last.Service is { } service ? $" by {service}" : "") + (last.Region is { } at ? $" in {at}" : "");
        if (calls.Count == 0)
            return $"IAM says that the key was last used at {when}{where}, and no event shows any use.";
        if (last.At > calls.Max(call => call.Time) + Tolerance)
            return $"IAM says that the key was last used at {when}{where}, later than every event of it.";
        return last.Service is { } named && !calls.Any(call => IsOf(named, call.Activity.EventSource))
            ? $"IAM says that the key was last used at {when}{where}, and no event is of that service."
            : null;
    }

    // IAM tells a service by the name in its requests' signatures, which is mostly that of its events. Where it is
    // another one, the answer is the safe one: by what is not known.
    private static bool IsOf(string service, string eventSource) =>
        eventSource.Split('.')[0].Equals(service, StringComparison.OrdinalIgnoreCase);
}
