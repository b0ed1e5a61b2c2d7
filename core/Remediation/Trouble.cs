namespace Guardrails.Core.Remediation;

/// <summary>The reason that a step could not be taken.</summary>
/// <param name="Cause">The cause, as a sentence.</param>
/// <param name="Remedy">The way out, as a sentence.</param>
public sealed record Trouble(string Cause, string Remedy)
{
    /// <summary>
    /// The policies, slots or tools that are in the way, by name: trying again changes nothing, a person has to.
    /// </summary>
    public IReadOnlyList<string> BlockedBy { get; init; } = [];

    /// <summary>True where the account left the organization, was closed or suspended.</summary>
    public bool IsGone { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Cause} {Remedy}";
}
