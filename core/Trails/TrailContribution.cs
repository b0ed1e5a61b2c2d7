namespace Guardrails.Core.Trails;

/// <summary>One trail's share of every account's events, and the reasons why it is not more.</summary>
/// <param name="Arn">The trail's ARN.</param>
/// <param name="Events">The events.</param>
/// <param name="Causes">The reasons why some are missing or not known to come, as sentences.</param>
internal sealed record TrailContribution(string Arn, ManagementEvents Events, IReadOnlyList<string> Causes)
{
    /// <summary>
    /// Regions that no account needs to enable. AWS's later ones must be enabled in each account, and accounts that
    /// did not enable the home Region of the organization's trail send it nothing.
    /// </summary>
    /// <remarks>
    /// Sources: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html and
    /// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
    /// </remarks>
    private static readonly HashSet<string> EverybodysRegions = new(StringComparer.Ordinal)
    {
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1",
        "eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1",
        "ap-south-1", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-southeast-1", "ap-southeast-2",
        "us-gov-west-1", "us-gov-east-1", "cn-north-1", "cn-northwest-1",
    };

    public static TrailContribution Of(TrailReading trail)
    {
        if (Hindrance(trail) is { } hindrance)
            return new(trail.Arn, ManagementEvents.None, [hindrance]);
        var doubts = Doubts(trail).ToList();
        if (doubts.Count > 0)
        {
            return new(
                trail.Arn,
                ManagementEvents.Perhaps(
                    trail.Events.Reads.IsLogged != false, trail.Events.Writes.IsLogged != false),
                [.. doubts, .. trail.Failures]);
        }

        return new(trail.Arn, trail.Events, trail.Events switch
        {
            { Reads.IsLogged: false, Writes.IsLogged: false } => [$"{trail.Arn} logs no management events."],
            { Reads.IsLogged: true, Writes.IsLogged: false } => [$"{trail.Arn} logs reads only."],
            { Reads.IsLogged: null } or { Writes.IsLogged: null } =>
                [$"It is not known which management events {trail.Arn} logs.", .. trail.Failures],
            _ => [],
        });
    }

    private static string? Hindrance(TrailReading trail) => trail switch
    {
        { IsMultiRegion: false, HomeRegion: { } region } => $"{trail.Arn} logs {region} only.",
        { IsMultiRegion: false } => $"{trail.Arn} logs one Region only.",
        { IsLogging: false } => $"{trail.Arn} is not logging.",
        _ => null,
    };

    private static IEnumerable<string> Doubts(TrailReading trail)
    {
        if (trail.IsOrganization is null)
            yield return $"It is not known whether {trail.Arn} is of the organization.";
        if (trail.IsMultiRegion is null)
            yield return $"It is not known whether {trail.Arn} logs every Region.";
        if (trail.IsLogging is null)
            yield return $"It is not known whether {trail.Arn} is logging.";
        if (trail.HomeRegion is null)
            yield return $"The home Region of {trail.Arn} is not known.";
        else if (!EverybodysRegions.Contains(trail.HomeRegion))
        {
            yield return $"{trail.Arn} is at home in {trail.HomeRegion}: accounts that did not enable that Region send "
                + "it nothing.";
        }
    }
}
