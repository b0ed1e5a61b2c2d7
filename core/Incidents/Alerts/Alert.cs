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
    /// True where it has no message of its own: it holds what the alert before it told and its row did not hold.
    /// </summary>
    public bool IsAlong { get; init; }

    /// <summary>True while somebody is to be told and was not.</summary>
    public bool IsPending => Told is not null && !IsAlong && Sent is null;
}
