using Guardrails.Core.Evidence;

namespace Guardrails.Core.Remediation;

/// <summary>The credentials that an audit lists.</summary>
public static class RootCredentials
{
    /// <summary>All of them, in the order of their deletion.</summary>
    public static IReadOnlyList<RootCredential> Of(RootAudit audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        return RootCredential.Ordered(
        [
            .. audit.AccessKeys.Seen.Select(key => new RootCredential(RootCredentialKind.AccessKey, key.Id)),
            .. audit.SigningCertificates.Seen.Select(
                one => new RootCredential(RootCredentialKind.SigningCertificate, one.Id)),
            .. audit.Passwords.Seen.Select(_ => RootCredential.Password),
            .. audit.MfaDevices.Seen.Select(one => new RootCredential(RootCredentialKind.MfaDevice, one.Serial)),
        ]);
    }
}
