namespace Guardrails.Core.Remediation;

/// <summary>The kinds of credentials that a remediation takes away, in the order in which they are deleted.</summary>
/// <remarks>
/// A password is deleted before the MFA devices: no state leaves a password without MFA. The task policy lets a session
/// deactivate devices and not delete them. Source:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
/// </remarks>
public enum RootCredentialKind
{
    /// <summary>An access key.</summary>
    AccessKey,

    /// <summary>A signing certificate.</summary>
    SigningCertificate,

    /// <summary>The console password.</summary>
    Password,

    /// <summary>An MFA device, which is deactivated.</summary>
    MfaDevice,
}

/// <summary>One credential of an account's root user.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">
/// The id of a key or certificate, the serial number of a device; <see cref="PasswordId"/> for the password.
/// </param>
public sealed record RootCredential(RootCredentialKind Kind, string Id)
{
    /// <summary>The id of the password: an account has one at most, and AWS gives it none.</summary>
    public const string PasswordId = "password";

    /// <summary>The password.</summary>
    public static readonly RootCredential Password = new(RootCredentialKind.Password, PasswordId);

    /// <summary>The order of a list of credentials: that of their deletion.</summary>
    public static IReadOnlyList<RootCredential> Ordered(IEnumerable<RootCredential> credentials) =>
        [.. credentials.Distinct().OrderBy(one => one.Kind).ThenBy(one => one.Id, StringComparer.Ordinal)];

    /// <summary>The words for it, such as <c>access key AKIA...</c>.</summary>
    public override string ToString() => Kind switch
    {
        RootCredentialKind.AccessKey => $"access key {Id}",
        RootCredentialKind.SigningCertificate => $"signing certificate {Id}",
        RootCredentialKind.Password => "the password",
        _ => $"MFA device {Id}",
    };
}
