using Guardrails.Core.Organizations;

namespace Guardrails.Core.Posture;

/// <summary>The root user has MFA and no virtual MFA device, or it has no credentials.</summary>
/// <remarks>
/// A virtual device is found by whom it is assigned to, as its serial number is free text. The root user's other devices are
/// listed only to a root session, so what is here is the absence of a virtual device: a passkey that is synced between
/// machines is not virtual to AWS, and counts.
/// Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html
/// </remarks>
public sealed class RootHardwareMfa : IControl
{
    /// <inheritdoc/>
    public string Name => nameof(RootHardwareMfa);

    /// <inheritdoc/>
    public string Description => "The root user of the account has MFA and no virtual MFA device (a synced passkey counts as none), or has no credentials.";

    /// <inheritdoc/>
    public string RuleName => "root-hardware-mfa";

    /// <inheritdoc/>
    public string? WhyNotIn(Partition partition) => partition.WhyNoRootSignIn;

    /// <inheritdoc/>
    public Verdict Evaluate(RootEvidence evidence)
    {
        var serials = string.Join(", ", evidence.VirtualMfaSerials.Order(StringComparer.Ordinal));
        var hasVirtual = evidence.VirtualMfaSerials.Count > 0;
        return evidence.Summary switch
        {
            { CredentialsAbsent: true } when hasVirtual => Verdict(Compliance.Compliant,
                $"MFA has nothing to protect: {Words.CredentialsAbsent}.", $"Still assigned: virtual device {serials}."),
            { CredentialsAbsent: true } => Verdict(Compliance.Compliant, $"MFA has nothing to protect: {Words.CredentialsAbsent}."),
            _ when hasVirtual => Verdict(Compliance.NonCompliant,
                $"The root user has virtual MFA: {serials}.",
                "Whether a hardware device stands beside it cannot be seen by an ordinary role."),
            { MfaEnabled: true } => Verdict(Compliance.Compliant,
                "The root user has MFA and no virtual device; whether it is a security key, a synced passkey or a hardware TOTP token cannot be told apart here."),
            _ => Verdict(Compliance.NonCompliant, "The root user has no MFA device."),
        };

        Verdict Verdict(Compliance compliance, params string[] findings) => new(evidence.Account, Name, compliance, findings);
    }
}
