using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;

namespace Guardrails.Core.Remediation;

/// <summary>A quarantine policy and what it is attached to, or should be.</summary>
/// <param name="PolicyId">The policy's id.</param>
/// <param name="Target">The account, unit or root.</param>
/// <param name="Oddity">The way in which it differs from the ledger; null where it does not.</param>
public sealed record SeenQuarantine(string PolicyId, TargetId Target, QuarantineOddity? Oddity)
{
    /// <summary>True where nobody can tell, as a log cannot be read: nothing is told of it, and nothing ends.</summary>
    public bool IsUndecided { get; init; }

    /// <summary>The subject of what is observed of it.</summary>
    public IncidentSubject Subject => IncidentSubject.OfQuarantine(PolicyId, Target);

    /// <summary>A quarantine that is attached.</summary>
    /// <param name="policyId">The policy's id.</param>
    /// <param name="target">The account, unit or root.</param>
    /// <param name="ofAccount">The remediations of the account; none for a unit or the root.</param>
    /// <remarks>
    /// A remediation holds its quarantine from before it is attached until it was seen detached, so that a stop in
    /// between makes no quarantine that nobody holds.
    /// </remarks>
    public static SeenQuarantine Attached(
        string policyId, TargetId target, IEnumerable<RemediationCase> ofAccount) => new(
            policyId,
            target,
            ofAccount.Any(one => one.Hold?.PolicyId == policyId) ? null : QuarantineOddity.Unknown);

    /// <summary>
    /// The quarantine of a remediation that is not attached; null where it need not be, or where a step is due within
    /// the time between two looks: that finds out, or ends it.
    /// </summary>
    /// <param name="one">The remediation.</param>
    /// <param name="attached">Everything that is attached.</param>
    /// <param name="now">The time (UTC).</param>
    public static SeenQuarantine? Missing(
        RemediationCase one, IReadOnlyCollection<SeenQuarantine> attached, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Hold is { AttachedAt: not null, PolicyId: var policy }
            && !IsLeaving(one.Stage)
            && !(one.Due?.From <= now + RemediationLimits.BetweenReadings)
            && TargetId.Of(one.Account) is var target
            && !attached.Any(other => other.PolicyId == policy && other.Target == target)
                ? new(policy, target, QuarantineOddity.Missing)
                : null;
    }

    /// <summary>Its detachment may have been made already, and only the note of it be missing.</summary>
    private static bool IsLeaving(Stage stage) => stage is Stage.Lifting or Stage.Releasing
        or Stage.Halted { Resumes: Stage.Lifting or Stage.Releasing };
}
