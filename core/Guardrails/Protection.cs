namespace Guardrails.Core.Guardrails;

/// <summary>
/// Recorders and trails that others brought to member accounts, for <c>DenyGuardrailTampering</c> to protect, too.
/// </summary>
/// <param name="Recorders">Names of AWS Config recorders, in which <c>*</c> and <c>?</c> stand for more.</param>
/// <param name="Trails">Names of CloudTrail trails, likewise.</param>
/// <param name="ExceptRoles">Roles of member accounts that may change them, by path and name, likewise.</param>
public sealed record Protection(
    IReadOnlyList<string> Recorders, IReadOnlyList<string> Trails, IReadOnlyList<string> ExceptRoles)
{
    /// <summary>The protection of nothing.</summary>
    public static Protection None { get; } = new([], [], []);

    /// <summary>True where there is anything to protect.</summary>
    public bool IsAny => Recorders.Count + Trails.Count > 0;
}
