using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Observers;

namespace Guardrails.Core.Reconciling;

/// <summary>
/// Finds what is still wrong in an account that left or was suspended, and came back: its incidents ended with its
/// departure, and to an evaluation nothing has changed.
/// </summary>
internal static class ReturnComparison
{
    /// <summary>The states that evaluations since its return show as they did before it left.</summary>
    public static IEnumerable<Observation> Of(AccountToday today)
    {
        var left = today.Observations.Where(one => one.Effect == ObservationEffect.Leaves)
            .Select(one => one.Happened).DefaultIfEmpty(DateTimeOffset.MaxValue).Max();
        return
            from latest in today is { Works: true, Watched: true } ? today.Latest : []
            where latest is { UnknownSince: null, Compliance: Compliance.NonCompliant }
                && latest.Since <= left && latest.Asked > left
            let control = ControlCatalog.All.FirstOrDefault(one => one.Name == latest.Control)
            where control is not null && today.Controls.Contains(control.Name)
            from state in States(control, latest)
            where !today.Observations.Any(one => one.Subject == state.Subject && one.Kind == state.Kind
                && one.Source == ObservationSource.Reconciliation && one.Happened > left)
            select Observation.Opening(
                ObservationId.OfDay(today.Day, state.Subject with { Id = $"{state.Subject.Id}/{control.Name}/return" }),
                today.Account, state.Subject, state.Kind, latest.Asked, today.Now,
                ObservationSource.Reconciliation) with
            {
                By = control.Name,
                Facts = ["It was so before the account left, and is so again.", .. latest.Findings.Take(3)],
            };
    }

    private static IEnumerable<(IncidentSubject Subject, IIncidentKind Kind)> States(
        IControl control, LatestVerdict latest)
    {
        foreach (var key in EvaluationObserver.AsksAboutKeys(control) ? latest.Keys : [])
            yield return (new(SubjectKind.AccessKey, key.Id), IncidentCatalog.Get<RootKeyExists>());
        foreach (var id in EvaluationObserver.AsksAboutCertificates(control) ? latest.Certificates : [])
            yield return (new(SubjectKind.SigningCertificate, id), IncidentCatalog.Get<RootCertificateExists>());
        if (EvaluationObserver.OwnState(control) is { } own)
            yield return own;
    }
}
