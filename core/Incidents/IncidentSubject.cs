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
    /// <inheritdoc/>
    public override string ToString() => Id.Length == 0 ? $"{Kind}" : $"{Kind}/{Id}";
}
