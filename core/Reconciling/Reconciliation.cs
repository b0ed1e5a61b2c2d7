using Guardrails.Core.Incidents;

namespace Guardrails.Core.Reconciling;

/// <summary>
/// Compares, once a day, what was heard of an account with what was read of it. Pure. What could not be read improves
/// nothing, and the same day twice says the same.
/// </summary>
public static class Reconciliation
{
    /// <summary>The observations of an account's day, and the memory for the next day.</summary>
    /// <param name="today">The account.</param>
    /// <param name="exemptions">Every exemption of the organization file.</param>
    /// <param name="heardRegions">The Regions of which events come.</param>
    public static (IReadOnlyList<Observation> Observations, ReconciledDay Day) Of(
        AccountToday today, IReadOnlyList<EndingExemption> exemptions, IReadOnlySet<string> heardRegions)
    {
        ArgumentNullException.ThrowIfNull(today);
        ArgumentNullException.ThrowIfNull(exemptions);
        ArgumentNullException.ThrowIfNull(heardRegions);
        var uses = KeyUseComparison.NewUses(today).ToList();
        var signIns = PasswordUseComparison.Of(today).ToList();
        var missed = signIns.Count + uses.Count(key => KeyUseComparison.ShouldHaveCome(key, heardRegions));
        return (
            [
                .. DepartureComparison.Of(today),
                .. ReturnComparison.Of(today),
                .. EvidenceComparison.Of(today),
                .. CopyComparison.Of(today),
                .. HearingComparison.Of(today),
                .. uses.Select(key => KeyUseComparison.Of(today, key, heardRegions)),
                .. signIns,
                .. ExemptionComparison.Of(today, exemptions),
            ],
            new(today.Account, today.Day)
            {
                FirstSeen = today.Before?.FirstSeen ?? today.Day,
                WatchedSince = today.Watched ? today.Before?.WatchedSince ?? today.Day : null,
                Works = today.Works,
                Expected = EvidenceComparison.Expected(today),
                Differing = CopyComparison.Differing(today),
                IsHeard = today.SignHeard is not null,
                Missed = missed,
                NotWatched = signIns.Count + uses.Count - missed,
                PasswordUsed = PasswordUseComparison.Newest(today),
                Uses = KeyUseComparison.Newest(today),
            });
    }
}
