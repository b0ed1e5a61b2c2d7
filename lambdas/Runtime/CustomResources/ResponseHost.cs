using System.Text.RegularExpressions;
using Guardrails.Core.Names;

namespace Guardrails.Lambda.Runtime.CustomResources;

/// <summary>
/// The hosts at which CloudFormation waits for answers. Whoever may invoke the function chooses the address, and could
/// otherwise have it send a request anywhere.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-vpce-bucketnames.html: the bucket
/// cloudformation-custom-resource-response-REGION, in its Region.
/// </remarks>
internal static partial class ResponseHost
{
    /// <summary>True where an answer may be put.</summary>
    public static bool Is(Uri url) => IsOf(url, Environment.GetEnvironmentVariable(EnvironmentVariables.Endpoint));

    /// <summary>The same, where another endpoint than AWS's is set: one on this machine answers itself.</summary>
    internal static bool IsOf(Uri url, string? endpoint)
    {
        if (url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.UserInfo.Length == 0)
            return Bucket().IsMatch(url.Host);
        return url.Scheme == Uri.UriSchemeHttp
            && Uri.TryCreate(endpoint, UriKind.Absolute, out var own)
            && own.IsLoopback
            && url.Authority == own.Authority;
    }

    [GeneratedRegex(
        @"^cloudformation-custom-resource-response-[a-z0-9]+\.s3[a-z0-9.-]*\.amazonaws\.com(\.cn)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Bucket();
}
