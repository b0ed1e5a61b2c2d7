using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents;

/// <summary>
/// One credential or condition of one account. Everything that is observed about it belongs to one incident.
/// </summary>
/// <param name="Kind">The kind of credential or condition.</param>
/// <param name="Id">
/// The id that tells it from others of its kind, as AWS gives it; empty where an account has only one.
/// </param>
public sealed record IncidentSubject(SubjectKind Kind, string Id = "")
{
    /// <summary>A quarantine.</summary>
    /// <param name="policyId">The policy's id.</param>
    /// <param name="target">The account, unit or root that it is attached to.</param>
    public static IncidentSubject OfQuarantine(string policyId, TargetId target) =>
        new(SubjectKind.Quarantine, $"{policyId} on {target}");

    /// <inheritdoc/>
    public override string ToString() => Id.Length == 0 ? $"{Kind}" : $"{Kind}/{Id}";
}
