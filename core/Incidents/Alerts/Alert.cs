namespace Guardrails.Core.Incidents.Alerts;

/// <summary>A message about one subject of an account, sent or about to be.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Id">The incident's id when it was told: it stands in every message about it.</param>
/// <param name="Told">The severity that was told; null where the observations only joined what was told.</param>
/// <param name="About">The opening observations that it speaks of, as far as one row holds them.</param>
/// <param name="Covers">Those of them that no alert before it covers; each observation is covered once.</param>
/// <param name="Claimed">The time at which it was decided on (UTC).</param>
/// <param name="Sent">The time at which it was sent (UTC); null until then.</param>
public sealed record Alert(
    IncidentSubject Subject,
    string Id,
    Severity? Told,
    IReadOnlyList<ObservationId> About,
    IReadOnlyList<ObservationId> Covers,
    DateTimeOffset Claimed,
    DateTimeOffset? Sent)
{
    /// <summary>
    /// True where it has no message of its own: another one tells it, too. That one's row could not hold all of it, or
    /// it was more urgent and came before this one's turn.
    /// </summary>
    public bool IsAlong { get; init; }

    /// <summary>True while somebody is to be told and was not.</summary>
    public bool IsPending => Told is not null && !IsAlong && Sent is null;

    /// <summary>
    /// True where its message tells all that another alert was still to tell, and more urgently: nobody is told the
    /// less urgent part afterwards.
    /// </summary>
    public bool Tells(Alert other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.IsPending && other.Subject == Subject && other.Told < Told && other.Claimed <= Claimed
            && !other.About.Except(About).Any();
    }

    /// <summary>
    /// True where somebody was or will be told it: one along another one goes with it, and nobody is told of one that
    /// was dropped.
    /// </summary>
    /// <param name="all">All alerts of its account.</param>
    internal bool IsTold(IEnumerable<Alert> all) => Told is not null
        && (!IsAlong || all.Any(other => !other.IsAlong && other.Subject == Subject && other.Id == Id
            && other.Told >= Told && other.Claimed >= Claimed));
}
