using Guardrails.Core.Controls;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Observers;

namespace Guardrails.Core.Reconciling;

/// <summary>
/// Finds an account of which some control has decided nothing for two periods, whether or not anything asks it: its
/// role, its rule or its recorder may be gone.
/// </summary>
internal static class EvidenceComparison
{
    private static readonly IncidentSubject Subject = new(SubjectKind.Evidence);

    /// <summary>The name under which it opens and ends what controls open, too.</summary>
    private const string Itself = nameof(Reconciliation);

    /// <summary>The observation, where one control or more fell silent or all of them speak again.</summary>
    public static IEnumerable<Observation> Of(AccountToday today)
    {
        var isOpen = OwnObservations.IsOpen<EvidenceMissing>(today, Subject);
        var isWatched = today is { Works: true, Watched: true };
        var silent = isWatched ? Silent(today) : [];
        if (silent.Count > 0 && !isOpen)
            yield return OwnObservations.Opening<EvidenceMissing>(today, Subject, Facts(today, silent)) with
            {
                By = Itself,
            };

        // An account that does not work has left.
        if (isOpen && isWatched && today.Controls.All(control => IsFresh(today, control)))
            yield return OwnObservations.Ending<EvidenceMissing>(today, Subject, today.Now) with { By = Itself };
        if (isOpen && today is { Works: true, Watched: false })
            yield return OwnObservations.Lapse<EvidenceMissing>(today, Subject) with { By = Itself };
    }

    /// <summary>The day from which on each control is expected to decide; none where nobody asks.</summary>
    public static IReadOnlyDictionary<string, DateOnly> Expected(AccountToday today) =>
        (today is { Works: true, Watched: true } ? today.Controls : []).ToDictionary(
            control => control, control => Since(today, control), StringComparer.Ordinal);

    private static DateOnly Since(AccountToday today, string control) =>
        today.Before?.Expected.TryGetValue(control, out var day) == true ? day : today.Day;

    private static List<(string Control, DateTimeOffset Newest)> Silent(AccountToday today) =>
    [
        .. today.Controls.Select(control => (control, Newest: Newest(today, control)))
            .Where(one => today.Now - one.Newest >= EvaluationObserver.MissedAfter),
    ];

    /// <summary>An answer from before anybody expected one says nothing of the time since.</summary>
    private static DateTimeOffset Newest(AccountToday today, string control)
    {
        var since = new DateTimeOffset(Since(today, control), default, TimeSpan.Zero);
        return Decided(today, control) is { } decided && decided > since ? decided : since;
    }

    private static DateTimeOffset? Decided(AccountToday today, string control) =>
        today.Latest
            .Where(one => one.Control == control && one.UnknownSince is null && one.Compliance != Compliance.Unknown)
            .Max(one => (DateTimeOffset?)one.Asked);

    private static bool IsFresh(AccountToday today, string control) =>
        today.Now - Decided(today, control) < EvaluationObserver.MissedAfter;

    private static string[] Facts(AccountToday today, List<(string Control, DateTimeOffset Newest)> silent) =>
    [
        today.Latest.Count == 0
            ? "No evaluation of the account ever came: its AWS Config rule, recorder or role is missing."
            : $"No evaluation decided on {string.Join(", ", silent.Select(one => one.Control))} since "
                + $"{silent.Min(one => one.Newest).UtcDateTime:yyyy-MM-dd HH:mm} UTC.",
        .. today.Latest.Where(one => one.UnknownSince is not null).SelectMany(one => one.Findings.Take(1)).Distinct()
            .Take(1),
    ];
}
