using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Core.Reconciling;

/// <summary>Finds exemptions that end soon, or have ended, while the root user still has an access key.</summary>
internal static class ExemptionComparison
{
    /// <summary>
    /// The observations, by guardrail. Of several exemptions from one, the last to end counts: the account is spared
    /// until then.
    /// </summary>
    public static IEnumerable<Observation> Of(AccountToday today, IReadOnlyList<EndingExemption> exemptions)
    {
        var byGuardrail = exemptions.Where(one => Concerns(one, today))
            .GroupBy(one => one.Guardrail, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.MaxBy(one => one.Until)!, StringComparer.Ordinal);
        var told = today.Observations
            .Where(one => one.Source == ObservationSource.Reconciliation && one.Subject.Kind == SubjectKind.Exemption)
            .Select(one => one.Subject.Id);
        return byGuardrail.Keys.Union(told).Order(StringComparer.Ordinal)
            .SelectMany(guardrail => Of(today, guardrail, byGuardrail.GetValueOrDefault(guardrail)));
    }

    /// <param name="today">The account.</param>
    /// <param name="guardrail">The guardrail.</param>
    /// <param name="one">The exemption from it; null where the file has none any more.</param>
    private static IEnumerable<Observation> Of(AccountToday today, string guardrail, EndingExemption? one)
    {
        var subject = new IncidentSubject(SubjectKind.Exemption, guardrail);
        var isEnded = one?.Until <= today.Now;
        var isEnding = !isEnded && one?.Until - today.Now <= ExemptionEnding.Soon;
        return
        [
            .. State<ExemptionEnding>(today, subject, one, isEnding),
            .. State<ExemptionEnded>(today, subject, one, isEnded),
        ];
    }

    private static IEnumerable<Observation> State<T>(
        AccountToday today, IncidentSubject subject, EndingExemption? one, bool holds) where T : IIncidentKind
    {
        // What is open of an account that left ends as left.
        if (!today.Works)
            yield break;
        var opened = OwnObservations.OpenSince<T>(today, subject);
        if (holds && today.Keys.Count > 0 && opened is null)
            yield return OwnObservations.Opening<T>(today, subject, Facts(today, one!));
        // That no key is known is not yet that none is there.
        if (today.Keys.Count == 0 && today.KeysRead > opened)
            yield return OwnObservations.Ending<T>(today, subject, today.KeysRead.Value);
        // The file says otherwise now, and the key is as it was.
        else if (opened is not null && !holds)
            yield return OwnObservations.Lapse<T>(today, subject);
    }

    private static string[] Facts(AccountToday today, EndingExemption one) =>
    [
        $"The exemption from {one.Guardrail} {(one.Until <= today.Now ? "ended" : "ends")} "
            + $"{one.Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC, and the root user still has an access key.",
        $"Its owner is {one.Owner}.",
    ];

    private static bool Concerns(EndingExemption one, AccountToday today) =>
        one.Target == today.Account.Value || today.Above.Contains(one.Target);
}
