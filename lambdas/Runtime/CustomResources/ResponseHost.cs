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
internal static class ResponseHost
{
    private const string Prefix = "cloudformation-custom-resource-response-";

    /// <summary>True where an answer may be put.</summary>
    public static bool Is(Uri url) => IsOf(
        url,
        Environment.GetEnvironmentVariable(EnvironmentVariables.Endpoint),
        Environment.GetEnvironmentVariable(EnvironmentVariables.Region));

    /// <summary>The same, in a Region, and where another endpoint than AWS's is set: one on this machine.</summary>
    internal static bool IsOf(Uri url, string? endpoint, string? region)
    {
        if (url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.UserInfo.Length == 0)
            return !string.IsNullOrEmpty(region) && Hosts(region).Contains(url.Host);
        return url.Scheme == Uri.UriSchemeHttp
            && Uri.TryCreate(endpoint, UriKind.Absolute, out var own)
            && own.IsLoopback
            && url.Authority == own.Authority;
    }

    /// <summary>
    /// The names of one bucket: anybody may own another one whose name begins alike. In it the Region has no hyphens.
    /// </summary>
    private static IEnumerable<string> Hosts(string region)
    {
        var bucket = Prefix + region.Replace("-", "", StringComparison.Ordinal);
        var suffix = region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com";
        return [$"{bucket}.s3.{suffix}", $"{bucket}.s3.{region}.{suffix}", $"{bucket}.s3-{region}.{suffix}"];
    }
}
