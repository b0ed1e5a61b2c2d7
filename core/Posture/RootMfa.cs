using Guardrails.Core.Organizations;

namespace Guardrails.Core.Posture;

/// <summary>The root user has an MFA device of any kind, or no credential that one could protect.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html</remarks>
public sealed class RootMfa : IControl
{
    /// <inheritdoc/>
    public string Name => nameof(RootMfa);

    /// <inheritdoc/>
    public string Description => "The root user of the account has an MFA device of any kind, or has no credentials.";

    /// <inheritdoc/>
    public string RuleName => "root-mfa";

    /// <inheritdoc/>
    public string? WhyNotIn(Partition partition) => partition.WhyNoRootSignIn;

    /// <inheritdoc/>
    public Verdict Evaluate(RootEvidence evidence) => evidence.Summary switch
    {
        { CredentialsAbsent: true } => new(evidence.Account, Name, Compliance.Compliant, [$"MFA has nothing to protect: {Words.CredentialsAbsent}."]),
        { MfaEnabled: true } => new(evidence.Account, Name, Compliance.Compliant, ["The root user has an MFA device."]),
        { PasswordPresent: true } => new(evidence.Account, Name, Compliance.NonCompliant, ["The root user has a password and no MFA device."]),
        { PasswordPresent: false } => new(evidence.Account, Name, Compliance.NonCompliant, ["The root user has no MFA device, and no password, but has other credentials."]),
        _ => new(evidence.Account, Name, Compliance.NonCompliant, ["The root user has no MFA device; whether it has a password is not known."]),
    };
}
