namespace Guardrails.Aws.Usage;

/// <summary>The most that is read of event history, for whoever has no time for all of it.</summary>
/// <param name="Lookups">
/// The lookups in a Region: for each key, for all sessions that keys opened, and for all names of a role's events.
/// </param>
/// <param name="Known">
/// The time (UTC) up to which the history is known from before: what is older need not be read. Null where nothing is.
/// </param>
/// <remarks>
/// AWS allows two lookups a second in each Region of an account. Source:
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
/// </remarks>
public sealed record HistoryLimit(int Lookups, DateTimeOffset? Known)
{
    /// <summary>
    /// The longest life of a session that a root session opens in turn. Source:
    /// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
    /// </summary>
    private static readonly TimeSpan LongestInTurn = TimeSpan.FromHours(1);

    /// <summary>
    /// True for a session that is left unread without leaving anything unknown: it ended, and so did whatever was
    /// opened in it, before the time up to which the history is known.
    /// </summary>
    internal bool IsOver(DateTimeOffset? end) => end + LongestInTurn <= Known;

    /// <summary>True where reading that got to a place may stop there without leaving anything unknown.</summary>
    internal bool IsKnown(HistoryPlace place) => Known is { } known && place.Reached <= known;
}
