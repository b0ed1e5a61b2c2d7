using Guardrails.Core.Quarantine;

namespace Guardrails.Core.Remediation;

/// <summary>The wish of the person who starts a remediation.</summary>
/// <param name="Quarantine">The policy that takes the root user out of service.</param>
/// <param name="QuietDays">The days without any use before a deletion can be approved.</param>
/// <param name="Password">True where the password and the MFA devices are to go, too.</param>
public sealed record RemediationRequest(QuarantineKind Quarantine, int QuietDays, bool Password)
{
    /// <summary>A planned removal of keys and certificates.</summary>
    public static readonly RemediationRequest Default =
        new(QuarantineKind.Removal, RemediationLimits.DefaultQuietDays, Password: false);

    /// <summary>True for a credential that is to go.</summary>
    public bool Asks(RootCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return Password
            || credential.Kind is RootCredentialKind.AccessKey or RootCredentialKind.SigningCertificate;
    }
}
