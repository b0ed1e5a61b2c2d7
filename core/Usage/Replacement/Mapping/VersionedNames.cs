using System.Text.RegularExpressions;

namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>Names of events that end with the version of an API.</summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html, which lists such names
/// (<c>CreateFunction20150331</c>, <c>UpdateFunctionCode20150331v2</c>), and for CloudFront, whose pages print none
/// today, trailscraper (https://github.com/flosell/trailscraper, cloudtrail.py, Apache-2.0).
/// </remarks>
internal static partial class VersionedNames
{
    /// <summary>The name without the version, where the service writes one.</summary>
    public static string Bare(string service, string eventName) => service switch
    {
        "lambda" => OfLambda().Match(eventName) is { Success: true } match ? match.Groups["name"].Value : eventName,
        "cloudfront" => OfCloudFront().Replace(eventName, ""),
        _ => eventName,
    };

    [GeneratedRegex(@"\A(?<name>[A-Za-z]+?)[0-9]{8}(v[0-9]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex OfLambda();

    [GeneratedRegex(@"[0-9]{4}_[0-9]{2}_[0-9]{2}\z")]
    private static partial Regex OfCloudFront();
}
