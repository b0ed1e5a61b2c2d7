namespace Guardrails.Core.Evidence;

/// <summary>The lists of a root session, or the reason why the account is asked for none.</summary>
/// <param name="Audit">The lists, as far as they could be read; null where the account has no root sessions.</param>
/// <param name="WhyNone">The reason why it has none, as the end of a sentence.</param>
public sealed record RootAuditReading(RootAudit? Audit, string? WhyNone)
{
    /// <summary>
    /// The account has no root sessions: the feature is off, or it is the management account. A session that could not
    /// be opened is none of these: it is <see cref="RootAudit.Unread"/>.
    /// </summary>
    public static RootAuditReading None(string why) => new(Audit: null, why);
}

/// <summary>
/// Everything that the root user has, as it lists it itself in a session under AWS's task policy for audits. Each list
/// stands for itself: one that could not be read takes nothing away from the others.
/// </summary>
/// <param name="ReadAt">The time when the lists were read (UTC): after everything else.</param>
/// <param name="AccessKeys">Its access keys, inactive ones included.</param>
/// <param name="MfaDevices">Its MFA devices of every kind.</param>
/// <param name="SigningCertificates">Its signing certificates, inactive ones included.</param>
/// <param name="Passwords">Its console password.</param>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html</remarks>
public sealed record RootAudit(
    DateTimeOffset ReadAt,
    Reading<RootAccessKey> AccessKeys,
    Reading<RootMfaDevice> MfaDevices,
    Reading<RootSigningCertificate> SigningCertificates,
    Reading<RootPassword> Passwords)
{
    /// <summary>No list could be read, all for the same reason.</summary>
    public static RootAudit Unread(DateTimeOffset at, Gap gap) => new(
        at,
        Reading.None<RootAccessKey>(gap),
        Reading.None<RootMfaDevice>(gap),
        Reading.None<RootSigningCertificate>(gap),
        Reading.None<RootPassword>(gap));

    /// <summary>Everything that is missing, each reason once.</summary>
    public IReadOnlyList<Gap> Gaps =>
    [
        .. new[]
        {
            AccessKeys.Gap, MfaDevices.Gap, SigningCertificates.Gap, Passwords.Gap,
        }.Concat(AccessKeys.Seen.Select(key => key.Uses.Gap)).OfType<Gap>().Distinct(),
    ];

    /// <summary>At least one list was read.</summary>
    public bool IsRead =>
        new[] { AccessKeys.Any, MfaDevices.Any, SigningCertificates.Any, Passwords.Any }.Any(any => any is not null);
}

/// <summary>A root access key.</summary>
/// <param name="Active">True if it can be used; null where IAM does not say.</param>
/// <param name="CreatedAt">The time when it was created (UTC); null where IAM does not say.</param>
/// <param name="Uses">Its last use; nothing where none is recorded.</param>
public sealed record RootAccessKey(string Id, bool? Active, DateTimeOffset? CreatedAt, Reading<RootKeyUse> Uses);

/// <summary>The last use of an access key.</summary>
/// <param name="At">The time (UTC).</param>
/// <param name="Service">The service that was called, or null where IAM does not say.</param>
/// <param name="Region">In which Region, or null where IAM does not say.</param>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyLastUsed.html</remarks>
public sealed record RootKeyUse(DateTimeOffset At, string? Service, string? Region);

/// <summary>A signing certificate of the root user.</summary>
/// <param name="Active">True if it can be used; null where IAM does not say.</param>
/// <param name="UploadedAt">The time when it was uploaded (UTC); null where IAM does not say.</param>
public sealed record RootSigningCertificate(string Id, bool? Active, DateTimeOffset? UploadedAt);

/// <summary>The root user's console password, of which IAM shows that it is there.</summary>
public sealed record RootPassword;
