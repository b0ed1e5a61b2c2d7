using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Core.Remediation;

/// <summary>The comparison of the quarantines that are attached with the ledger. Pure.</summary>
/// <remarks>
/// A quarantine that is not attached and that a remediation holds is none of its matters: a detachment by others is
/// heard as an event, and found by the look at the account.
/// </remarks>
/// <param name="New">Those that no remediation holds and that were not seen before.</param>
/// <param name="Observations">The observations, the same for as long as the same is seen.</param>
/// <param name="Over">Those that are not attached any more, or that a remediation holds now.</param>
public sealed record QuarantineSweep(
    IReadOnlyList<UnknownQuarantine> New,
    IReadOnlyList<Observation> Observations,
    IReadOnlyList<UnknownQuarantine> Over)
{
    /// <summary>Compares.</summary>
    /// <param name="seen">Everything that the quarantine policies are attached to.</param>
    /// <param name="known">Those that no remediation held in earlier comparisons.</param>
    /// <param name="management">The management account.</param>
    /// <param name="now">The time of the comparison (UTC).</param>
    public static QuarantineSweep Of(
        IReadOnlyList<SeenQuarantine> seen,
        IReadOnlyList<UnknownQuarantine> known,
        AccountId management,
        DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(known);
        var unheld = seen.Where(one => one.IsHeld == false).ToDictionary(one => one.Subject);
        var open = seen.Where(one => one.IsHeld != true).Select(one => one.Subject).ToHashSet();
        var before = known.Select(one => one.Subject).ToHashSet();
        var over = known.Where(one => !open.Contains(one.Subject)).ToList();
        return new(
            [
                .. unheld.Values.Where(one => !before.Contains(one.Subject)).Select(one =>
                    new UnknownQuarantine(AccountOf(one.Target, management), one.PolicyId, one.Target, now)),
            ],
            [
                .. known.Where(one => one.IsTold(now) && unheld.ContainsKey(one.Subject))
                    .Select(one => Opening(one, unheld[one.Subject], now)),
                .. over.Where(one => one.IsTold(now)).Select(one => Ending(one, now)),
            ],
            over);
    }

    /// <summary>The account that a quarantine is told of.</summary>
    private static AccountId AccountOf(TargetId target, AccountId management) =>
        target.Kind == TargetKind.Account ? AccountId.Parse(target.Value) : management;

    private static Observation Opening(UnknownQuarantine one, SeenQuarantine seen, DateTimeOffset now) =>
        Observation.Opening(
            ObservationId.OfSweep(one.Since, one.Subject), one.Account, one.Subject,
            IncidentCatalog.Get<QuarantineUnknown>(), one.Since, now, ObservationSource.QuarantineSweep) with
        {
            Raised = one.Target.Kind == TargetKind.Account ? null : Severity.Critical,
            Facts =
            [
                $"{seen.Policy.Name} ({one.PolicyId}) is attached to {Words(one.Target)}, and no remediation of the "
                    + "ledger holds it.",
            ],
        };

    private static Observation Ending(UnknownQuarantine one, DateTimeOffset now)
    {
        var id = ObservationId.OfSweep(one.Since, one.Subject);
        return Observation.Ending(
            id with { Part = $"{id.Part}/end" }, one.Account, one.Subject, IncidentCatalog.Get<QuarantineUnknown>(),
            now, now, ObservationSource.QuarantineSweep);
    }

    private static string Words(TargetId target) => target.Kind switch
    {
        TargetKind.Account => $"account {target}",
        TargetKind.Unit => $"unit {target}, and so stops the root user of every account in it",
        _ => $"root {target}, and so stops the root user of every member account",
    };
}
