using Guardrails.Core.Controls;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Core.Reconciling;

/// <summary>
/// Compares AWS Config's copy of the answers with the ledger: an account's administrators can forge or delete the copy,
/// and nothing of the ledger.
/// </summary>
internal static class CopyComparison
{
    private static readonly IncidentSubject Forged = new(SubjectKind.Evidence, "the copy in AWS Config");
    private static readonly IncidentSubject Missing = new(SubjectKind.Evidence, "the result in AWS Config");

    /// <summary>An answer that is younger may not have its copy yet: copies follow within hours.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromHours(20);

    /// <summary>The controls whose copy differs today; those of the day before where nobody could read it.</summary>
    public static IReadOnlyList<string> Differing(AccountToday today) =>
        today.Copies is null
            ? today.Before?.Differing ?? []
            : [.. Differences(today).Select(one => one.Latest.Control)];

    /// <summary>The observations, where copies differ in two comparisons in a row, or no longer do.</summary>
    public static IEnumerable<Observation> Of(AccountToday today)
    {
        if (today.Copies is null || !today.Works)
            return [];
        var differing = Differences(today).ToLookup(one => one.Copy is null);
        return
        [
            .. State<EvidenceDiffers>(today, Forged, [.. differing[false]]),
            .. State<ResultMissing>(today, Missing, [.. differing[true]]),
        ];
    }

    private static IEnumerable<Observation> State<T>(
        AccountToday today, IncidentSubject subject, IReadOnlyList<(LatestVerdict Latest, Compliance? Copy)> differing)
        where T : IIncidentKind
    {
        var isOpen = OwnObservations.IsOpen<T>(today, subject);
        var twice = differing.Where(one => today.Before?.Differing.Contains(one.Latest.Control) == true).ToList();
        if (twice.Count > 0 && !isOpen)
            yield return OwnObservations.Opening<T>(today, subject, [.. twice.Select(Fact)]);

        // An answer whose copy nobody looks at differs from nothing: that ends nothing.
        if (isOpen && today.Watched && differing.Count == 0 && today.Controls.All(control =>
            today.Latest.Any(one => one.Control == control && IsSettled(one, today))
            && !today.Latest.Any(one => one.Control == control && one.UnknownSince is not null)))
            yield return OwnObservations.Ending<T>(today, subject, today.Now);
        if (isOpen && !today.Watched)
            yield return OwnObservations.Lapse<T>(today, subject);
    }

    /// <summary>True for an answer that decided, and long enough ago to have its copy.</summary>
    private static bool IsSettled(LatestVerdict one, AccountToday today) =>
        one is { UnknownSince: null, Compliance: not Compliance.Unknown } && today.Now - one.Since >= Settled;

    private static IEnumerable<(LatestVerdict Latest, Compliance? Copy)> Differences(AccountToday today) =>
        from latest in today.Latest
        where today.Watched && today.Controls.Contains(latest.Control)
            // No copy shows what does not apply.
            && latest.Compliance != Compliance.NotApplicable && IsSettled(latest, today)
        let copy = today.Copies!.TryGetValue(latest.Control, out var found) ? found : (Compliance?)null
        where copy != latest.Compliance
        orderby latest.Control
        select (latest, copy);

    private static string Fact((LatestVerdict Latest, Compliance? Copy) one) =>
        $"{one.Latest.Control}: the evaluator found {Word(one.Latest.Compliance)} at "
        + $"{one.Latest.Asked.UtcDateTime:yyyy-MM-dd HH:mm} UTC, and AWS Config shows "
        + $"{(one.Copy is { } copy ? Word(copy) : "no result")}.";

    private static string Word(Compliance compliance) => compliance switch
    {
        Compliance.Compliant => "COMPLIANT",
        Compliance.NonCompliant => "NON_COMPLIANT",
        _ => "results of several rules of that name, so that nobody can tell which is the evaluator's",
    };
}
