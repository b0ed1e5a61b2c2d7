namespace Guardrails.Core.Evidence;

/// <summary>Everything that a root session lists, or the reason why there was none.</summary>
/// <param name="Audit">The lists, or null.</param>
/// <param name="Unavailable">The reason why they are null, as the end of a sentence.</param>
public sealed record RootAuditReading(RootAudit? Audit, string? Unavailable)
{
    /// <summary>No session was opened, and why.</summary>
    public static RootAuditReading None(string why) => new(Audit: null, why);
}

/// <summary>
/// Everything that the root user has, as it lists it itself in a session under AWS's task policy for audits.
/// </summary>
/// <param name="ReadAt">The time when the lists were read (UTC): after everything else.</param>
/// <param name="AccessKeys">Its access keys, inactive ones included.</param>
/// <param name="MfaDevices">Its MFA devices of every kind.</param>
/// <param name="SigningCertificates">Its signing certificates, inactive ones included.</param>
/// <param name="HasPassword">It has a console password.</param>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html</remarks>
public sealed record RootAudit(
    DateTimeOffset ReadAt,
    IReadOnlyList<RootAccessKey> AccessKeys,
    IReadOnlyList<RootMfaDevice> MfaDevices,
    IReadOnlyList<RootSigningCertificate> SigningCertificates,
    bool HasPassword);

/// <summary>A root access key.</summary>
/// <param name="Active">True if it can be used.</param>
/// <param name="CreatedAt">The time when it was created (UTC).</param>
/// <param name="LastUsed">Its last use, or null where none is recorded.</param>
public sealed record RootAccessKey(string Id, bool Active, DateTimeOffset CreatedAt, RootKeyUse? LastUsed);

/// <summary>The last use of an access key.</summary>
/// <param name="At">The time (UTC).</param>
/// <param name="Service">The service that was called, or null where IAM does not say.</param>
/// <param name="Region">In which Region, or null where IAM does not say.</param>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyLastUsed.html</remarks>
public sealed record RootKeyUse(DateTimeOffset At, string? Service, string? Region);

/// <summary>A signing certificate of the root user.</summary>
/// <param name="Active">True if it can be used.</param>
/// <param name="UploadedAt">The time when it was uploaded (UTC).</param>
public sealed record RootSigningCertificate(string Id, bool Active, DateTimeOffset UploadedAt);
