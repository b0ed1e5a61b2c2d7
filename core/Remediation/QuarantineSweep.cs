using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Core.Remediation;

/// <summary>The comparison of the quarantines that are attached with the ledger. Pure.</summary>
/// <param name="New">Those that differ and did not before.</param>
/// <param name="Observations">The observations, the same for as long as the same is seen.</param>
/// <param name="Over">Those that differ no more.</param>
public sealed record QuarantineSweep(
    IReadOnlyList<OddQuarantine> New, IReadOnlyList<Observation> Observations, IReadOnlyList<OddQuarantine> Over)
{
    /// <summary>Compares.</summary>
    /// <param name="seen">Everything that the quarantine policies are attached to, and what is missing.</param>
    /// <param name="known">Those that differed in earlier comparisons.</param>
    /// <param name="management">The management account.</param>
    /// <param name="now">The time of the comparison (UTC).</param>
    public static QuarantineSweep Of(
        IReadOnlyList<SeenQuarantine> seen,
        IReadOnlyList<OddQuarantine> known,
        AccountId management,
        DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(known);
        var undecided = seen.Where(one => one.IsUndecided).Select(one => one.Target).ToHashSet();
        var before = known.ToLookup(one => (one.Subject, one.Oddity));
        var odd = seen.Where(one => one is { IsUndecided: false, Oddity: not null })
            .DistinctBy(one => (one.Subject, one.Oddity))
            .ToDictionary(one => (one.Subject, Oddity: one.Oddity!.Value));
        var over = known.Where(one =>
            !odd.ContainsKey((one.Subject, one.Oddity)) && !undecided.Contains(one.Target)).ToList();
        return new(
            [
                .. from one in odd
                   where !before.Contains(one.Key)
                   let target = one.Value.Target
                   select new OddQuarantine(
                       one.Key.Oddity, AccountOf(target, management), one.Value.PolicyId, target, now),
            ],
            [
                .. known.Where(one => one.IsTold(now) && odd.ContainsKey((one.Subject, one.Oddity)))
                    .Select(one => Opening(one, now)),
                .. over.Where(one => one.IsTold(now)).Select(one => Ending(one, now)),
            ],
            over);
    }

    /// <summary>The account that a quarantine is told of.</summary>
    private static AccountId AccountOf(TargetId target, AccountId management) =>
        target.Kind == TargetKind.Account ? AccountId.Parse(target.Value) : management;

    private static Observation Opening(OddQuarantine one, DateTimeOffset now) => Observation.Opening(
        IdOf(one), one.Account, one.Subject, KindOf(one), one.Since, now, ObservationSource.QuarantineSweep) with
    {
        Raised = one.Target.Kind == TargetKind.Account ? null : Severity.Critical,
        Facts =
        [
            $"Policy {one.PolicyId} is "
                + (one.Oddity == QuarantineOddity.Unknown
                    ? $"attached to {Words(one.Target)}, and no remediation of the ledger holds it."
                    : $"not attached to {Words(one.Target)}, and a remediation holds it."),
        ],
    };

    private static Observation Ending(OddQuarantine one, DateTimeOffset now)
    {
        var id = IdOf(one);
        return Observation.Ending(
            id with { Part = $"{id.Part}/end" }, one.Account, one.Subject, KindOf(one), now, now,
            ObservationSource.QuarantineSweep);
    }

    private static ObservationId IdOf(OddQuarantine one) =>
        ObservationId.OfSweep(one.Since, one.Subject with { Id = $"{one.Subject.Id}/{one.Oddity}" });

    private static IIncidentKind KindOf(OddQuarantine one) => one.Oddity == QuarantineOddity.Unknown
        ? IncidentCatalog.Get<QuarantineUnknown>()
        : IncidentCatalog.Get<QuarantineMissing>();

    private static string Words(TargetId target) => target.Kind switch
    {
        TargetKind.Account => $"account {target}",
        TargetKind.Unit => $"unit {target}, where it stops the root user of every account in it",
        _ => $"root {target}, where it stops the root user of every member account",
    };
}
