namespace Guardrails.Local.Organization;

/// <summary>The credentials of an account's root user.</summary>
internal sealed class RootCredentials
{
    public bool HasPassword { get; set; }

    public DateTimeOffset? PasswordLastUsed { get; set; }

    public List<AccessKey> AccessKeys { get; } = [];

    public List<MfaDevice> MfaDevices { get; } = [];

    /// <summary>Virtual devices that were deactivated and not deleted: they belong to nobody.</summary>
    public List<MfaDevice> DeactivatedDevices { get; } = [];

    public List<SigningCertificate> SigningCertificates { get; } = [];

    /// <summary>No password, key or certificate is left.</summary>
    public bool Absent => !HasPassword && AccessKeys.Count == 0 && SigningCertificates.Count == 0;
}

/// <summary>A long-lived access key.</summary>
internal sealed class AccessKey(string id, string secret, DateTimeOffset createdAt)
{
    public string Id { get; } = id;

    public string Secret { get; } = secret;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public bool Active { get; set; } = true;

    public KeyUse? LastUsed { get; set; }
}

/// <summary>The last time that a key was used.</summary>
internal sealed record KeyUse(DateTimeOffset At, string Region, string Service);

/// <summary>The three kinds of MFA device that a root user can have.</summary>
internal enum MfaKind
{
    Virtual,
    SecurityKey,
    HardwareTotp,
}

/// <summary>An MFA device, with its serial number or ARN.</summary>
internal sealed record MfaDevice(MfaKind Kind, string Serial, DateTimeOffset EnabledAt);

/// <summary>An X.509 signing certificate.</summary>
internal sealed record SigningCertificate(string Id, DateTimeOffset UploadedAt, bool Active);
