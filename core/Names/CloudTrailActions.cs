namespace Guardrails.Core.Names;

/// <summary>The calls of AWS CloudTrail that the code makes, as IAM names them.</summary>
public static class CloudTrailActions
{
    /// <summary>Lists the trails that an account sees, those of its organization among them.</summary>
    public const string DescribeTrails = "cloudtrail:DescribeTrails";

    /// <summary>Reads which events a trail logs.</summary>
    public const string GetEventSelectors = "cloudtrail:GetEventSelectors";

    /// <summary>Reads whether a trail is logging.</summary>
    public const string GetTrailStatus = "cloudtrail:GetTrailStatus";

    /// <summary>Looks up events of the last 90 days in an account and Region.</summary>
    public const string LookupEvents = "cloudtrail:LookupEvents";
}
