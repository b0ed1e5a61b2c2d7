using Guardrails.Core.Controls;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Observers;

namespace Guardrails.Core.Reconciling;

/// <summary>
/// Finds an account that is evaluated and whose evaluations are no longer heard. One that was never heard is counted
/// and not told: nobody confirmed that AWS delivers these calls.
/// </summary>
internal static class HearingComparison
{
    private static readonly IncidentSubject Subject = new(SubjectKind.Evidence, "the events of its evaluations");

    /// <summary>The observation, where the account fell silent or is heard again.</summary>
    public static IEnumerable<Observation> Of(AccountToday today)
    {
        var isOpen = OwnObservations.IsOpen<EventsNotHeard>(today, Subject);
        var isSilent = today is { Works: true, Watched: true } && IsSilent(today);
        if (isSilent && !isOpen)
        {
            yield return OwnObservations.Opening<EventsNotHeard>(
                today,
                Subject,
                ["The last event of its evaluations is of "
                    + $"{today.SignHeard!.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC."]);
        }

        // Only an event shows that it is heard: an account that nobody can judge is not.
        if (isOpen && today is { Works: true, Watched: true }
            && today.Now - today.SignHeard < EvaluationObserver.MissedAfter)
            yield return OwnObservations.Ending<EventsNotHeard>(today, Subject, today.Now);
        if (isOpen && today is { Works: true, Watched: false })
            yield return OwnObservations.Lapse<EventsNotHeard>(today, Subject);
    }

    private static bool IsSilent(AccountToday today) =>
        today.SignHeard is { } heard
        && today.Now - heard >= EvaluationObserver.MissedAfter
        && today.Latest.Any(one => one.UnknownSince is null && one.Compliance != Compliance.Unknown
            && one.Asked - heard >= EvaluationObserver.MissedAfter / 2);
}
