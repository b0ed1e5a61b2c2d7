namespace Guardrails.Core.Remediation;

/// <summary>Times of a remediation, each with its reason. The only list.</summary>
public static class RemediationLimits
{
    /// <summary>The days of quiet where nobody says otherwise: a weekly job runs once in them.</summary>
    public const int DefaultQuietDays = 7;

    /// <summary>The most days of quiet: what runs monthly runs once in them.</summary>
    public const int MostQuietDays = 35;

    /// <summary>
    /// The longest that AWS lets a function run. Source:
    /// https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
    /// </summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The time in which a policy that was attached or detached is so in every Region. AWS publishes no figure
    /// (docs/unproven.md).
    /// </summary>
    private static readonly TimeSpan Spreading = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The time after which no session of before a quarantine can live: an hour, which is the longest that a root user
    /// gets from GetSessionToken or GetFederationToken, and the time in which the policy reaches every Region.
    /// </summary>
    /// <remarks>
    /// Sources: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html and
    /// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
    /// </remarks>
    public static readonly TimeSpan OldSessions = TimeSpan.FromHours(1) + Spreading;

    /// <summary>The time between two looks at what a quarantine refuses: CloudTrail takes minutes to tell.</summary>
    public static readonly TimeSpan BetweenReadings = TimeSpan.FromHours(1);

    /// <summary>The time that a person has to approve before a reminder goes out. The quarantine stays.</summary>
    public static readonly TimeSpan ApprovalReminder = TimeSpan.FromDays(7);

    /// <summary>
    /// The time for which a quarantine is seen to differ from the ledger before it is told: AWS Organizations may still
    /// list a policy that was just detached.
    /// </summary>
    public static readonly TimeSpan OddSettles = Spreading;

    /// <summary>
    /// The longest time between a look and a deletion by it: as long as a run, so that whoever looked and deletes in
    /// one run is never refused. What comes after a stop looks again.
    /// </summary>
    public static readonly TimeSpan LongestSinceLook = LongestRun;

    /// <summary>
    /// The most by which the clock of the function that looks may be ahead of that of the function that deletes. AWS
    /// keeps clocks much closer: beyond that a clock or the log is wrong, and nobody knows how old the look is.
    /// </summary>
    public static readonly TimeSpan MostClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>The number of times that a step is tried before a person has to look.</summary>
    public const int MostFailures = 8;

    /// <summary>
    /// The number of times that the audit of a new quarantine is tried before the quarantine is lifted: a policy needs
    /// some minutes to reach every Region, and not more.
    /// </summary>
    public const int MostFailedAudits = 3;

    /// <summary>The time before a failed step is tried again: it doubles up to <see cref="LongestDelay"/>.</summary>
    public static readonly TimeSpan ShortestDelay = TimeSpan.FromMinutes(5);

    /// <summary>The longest time before a failed step is tried again.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromHours(6);

    /// <summary>The time before a step is tried again that failed so often.</summary>
    public static TimeSpan DelayAfter(int failures)
    {
        var delay = ShortestDelay * Math.Pow(2, Math.Clamp(failures - 1, 0, 16));
        return delay < LongestDelay ? delay : LongestDelay;
    }
}
