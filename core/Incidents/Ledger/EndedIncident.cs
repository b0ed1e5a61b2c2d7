using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents.Ledger;

/// <summary>An incident that ended, as its row keeps it when its observations are gone.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Account">The account.</param>
/// <param name="Subject">The credential or condition.</param>
/// <param name="Severity">Its urgency.</param>
/// <param name="Kinds">The names of its kinds, the most urgent first; none where all of it was explained.</param>
/// <param name="Began">The time at which it began (UTC).</param>
/// <param name="Ended">The time at which all of it was over (UTC).</param>
/// <param name="Ending">The way in which it ended.</param>
public sealed record EndedIncident(
    string Id,
    AccountId Account,
    IncidentSubject Subject,
    Severity Severity,
    IReadOnlyList<string> Kinds,
    DateTimeOffset Began,
    DateTimeOffset Ended,
    IncidentEnding Ending)
{
    /// <summary>The time that it took to remediate, in seconds; null where it ended in another way.</summary>
    public long? SecondsToRemediate => Seconds(Began, Ended, Ending);

    /// <summary>
    /// The time from beginning to end, in seconds, where it was remediated; null where it ended in another way: acts
    /// are looked at, and an account that left remedied nothing.
    /// </summary>
    internal static long? Seconds(DateTimeOffset began, DateTimeOffset ended, IncidentEnding ending) =>
        ending == IncidentEnding.Remediated ? (long)(ended - began).TotalSeconds : null;
}
