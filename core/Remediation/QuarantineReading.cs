namespace Guardrails.Core.Remediation;

/// <summary>A whole look at an account in quarantine: a part that could not be read makes it none.</summary>
/// <param name="Credentials">The root user's credentials as they are now.</param>
/// <param name="Signs">The signs of use since the policy was attached that the log does not have yet.</param>
/// <param name="IsAttached">True where the policy is attached.</param>
/// <param name="Fault">
/// The sentence that says how the policy was detached or changed by others; null where it stands as we left it.
/// </param>
public sealed record QuarantineReading(
    IReadOnlyList<RootCredential> Credentials, IReadOnlyList<Disturbance> Signs, bool IsAttached, string? Fault);
