using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Quarantine;

namespace Guardrails.Core.Remediation;

/// <summary>A quarantine policy that AWS Organizations lists as attached.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="PolicyId">Its id.</param>
/// <param name="Target">The account, unit or root that it is attached to.</param>
/// <param name="IsHeld">
/// True where a remediation of the ledger holds it; null where nobody can tell, as its log cannot be read.
/// </param>
public sealed record SeenQuarantine(QuarantinePolicy Policy, string PolicyId, TargetId Target, bool? IsHeld)
{
    /// <summary>The subject of what is observed of it.</summary>
    public IncidentSubject Subject => IncidentSubject.OfQuarantine(PolicyId, Target);

    /// <summary>
    /// True where one of an account's remediations holds a policy. It does so from before it is attached until it was
    /// seen detached, so that a stop in between makes no quarantine that nobody holds.
    /// </summary>
    public static bool IsHeldBy(IEnumerable<RemediationCase> ofAccount, string policyId) =>
        ofAccount.Any(one => one.Hold?.PolicyId == policyId);
}
