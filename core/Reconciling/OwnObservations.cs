using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Core.Reconciling;

/// <summary>States that the daily comparison itself opens and ends.</summary>
internal static class OwnObservations
{
    /// <summary>True where it opened one, and nothing ended that since.</summary>
    public static bool IsOpen<T>(AccountToday today, IncidentSubject subject) where T : IIncidentKind =>
        OpenSince<T>(today, subject) is not null;

    /// <summary>The time (UTC) from which on one is open; null where none is.</summary>
    public static DateTimeOffset? OpenSince<T>(AccountToday today, IncidentSubject subject) where T : IIncidentKind
    {
        var own = today.Observations.Where(one => one.Source == ObservationSource.Reconciliation
            && one.Subject == subject && one.Kind == IncidentCatalog.Get<T>()).ToList();
        var opened = own.Where(one => one.Effect == ObservationEffect.Opens).Select(one => one.Happened)
            .DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        var isOpen = opened != DateTimeOffset.MinValue
            && !own.Any(one => one.Effect is ObservationEffect.Ends or ObservationEffect.Lapses
                && one.Happened > opened)
            && !today.Observations.Any(one =>
                one.Effect == ObservationEffect.Leaves && one.Happened >= opened);
        return isOpen ? opened : null;
    }

    /// <summary>It begins today.</summary>
    public static Observation Opening<T>(AccountToday today, IncidentSubject subject, IReadOnlyList<string> facts)
        where T : IIncidentKind => Observation.Opening(
            IdOf<T>(today, subject), today.Account, subject, IncidentCatalog.Get<T>(), today.Now, today.Now,
            ObservationSource.Reconciliation) with
        {
            Facts = facts,
        };

    /// <summary>It ended at that time (UTC), as is seen today.</summary>
    public static Observation Ending<T>(AccountToday today, IncidentSubject subject, DateTimeOffset happened)
        where T : IIncidentKind => Observation.Ending(
            IdOf<T>(today, subject, "/end"), today.Account, subject, IncidentCatalog.Get<T>(), happened, today.Now,
            ObservationSource.Reconciliation);

    /// <summary>Nobody asks about it from today on.</summary>
    public static Observation Lapse<T>(AccountToday today, IncidentSubject subject) where T : IIncidentKind =>
        Observation.Lapse(
            IdOf<T>(today, subject, "/end"), today.Account, subject, IncidentCatalog.Get<T>(), today.Now, today.Now);

    private static ObservationId IdOf<T>(AccountToday today, IncidentSubject subject, string effect = "") =>
        ObservationId.OfDay(today.Day, subject with { Id = $"{subject.Id}/{typeof(T).Name}{effect}" });
}
