namespace Guardrails.Core.Remediation;

/// <summary>The kinds of what keeps a credential in quarantine from being deleted.</summary>
public enum DisturbanceKind
{
    /// <summary>A call that the quarantine refused: something still uses the credential.</summary>
    Refused,

    /// <summary>A call that was made in spite of the quarantine, after every old session ended.</summary>
    Made,

    /// <summary>The last use that AWS shows moved. Whether a refused call moves it is not documented.</summary>
    LastUseMoved,

    /// <summary>More calls up to a time, which are not listed one by one.</summary>
    More,
}

/// <summary>A sign of use in quarantine, which a person has to decide on before anything is deleted.</summary>
/// <param name="Id">The id of the event, or the credential and the time of its last use.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="At">The time at which it happened (UTC).</param>
/// <param name="Sentence">The call, caller and time, for whoever decides.</param>
public sealed record Disturbance(string Id, DisturbanceKind Kind, DateTimeOffset At, string Sentence);
