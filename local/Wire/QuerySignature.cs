using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Guardrails.Local.Wire;

/// <summary>A signature that stands in a link, which whoever has the link can use until it ends.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
/// </remarks>
internal static class QuerySignature
{
    /// <summary>The parameter of the signature itself, which is not signed.</summary>
    public const string Parameter = "X-Amz-Signature";

    /// <summary>The parameter of a session's token.</summary>
    public const string Token = "X-Amz-Security-Token";

    private const int LongestSeconds = 7 * 24 * 60 * 60;

    /// <summary>Tells whether a request is signed so.</summary>
    public static bool IsIn(HttpRequest request) => request.Query.ContainsKey(Parameter);

    /// <summary>The fault of a link, in AWS's words; null where it has none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="signed">The time at which it was signed.</param>
    /// <param name="now">The time.</param>
    public static string? Fault(HttpRequest request, DateTimeOffset signed, DateTimeOffset now)
    {
        if (!int.TryParse(
            request.Query["X-Amz-Expires"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds is < 1 or > LongestSeconds)
        {
            return "X-Amz-Expires must be a number of seconds of at most a week";
        }

        return now > signed + TimeSpan.FromSeconds(seconds) ? "Request has expired" : null;
    }
}
