using Guardrails.Core.Controls;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Observers;
using Guardrails.Core.Trails;

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
                [
                    "The last event of its evaluations is of "
                        + $"{today.SignHeard!.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC.",
                    .. today.Trails.Sentences,
                    .. LikelyCause(today.Trails.Coverage),
                ]);
        }

        // Only an event shows that it is heard: an account that nobody can judge is not.
        if (isOpen && today is { Works: true, Watched: true }
            && today.Now - today.SignHeard < EvaluationObserver.MissedAfter)
            yield return OwnObservations.Ending<EventsNotHeard>(today, Subject, today.Now);
        if (isOpen && today is { Works: true, Watched: false })
            yield return OwnObservations.Lapse<EventsNotHeard>(today, Subject);
    }

    /// <summary>The likely cause; none where the trails could not be read. Evaluations are calls that write.</summary>
    private static string[] LikelyCause(Coverage trails) => trails switch
    {
        Coverage.All or Coverage.WritesOnly =>
            ["So the likely cause is in the account: its forwarder, the forwarder's role, or a policy that stops it."],
        Coverage.None =>
            ["So the likely cause is a trail that stopped or changed: the organization's, or the account's own."],
        _ => [],
    };

    private static bool IsSilent(AccountToday today) =>
        today.SignHeard is { } heard
        && today.Now - heard >= EvaluationObserver.MissedAfter
        && today.Latest.Any(one => one.UnknownSince is null && one.Compliance != Compliance.Unknown
            && one.Asked - heard >= EvaluationObserver.MissedAfter / 2);
}
