using Guardrails.Core.Ids;

namespace Guardrails.Core.Evidence;

/// <summary>
/// Everything that was read about the root user of one account. Every reading says where it came from and when; <see
/// cref="RootState"/> says which one decides.
/// </summary>
/// <param name="AskedAt">
/// For which moment it was asked for (UTC): that of AWS Config's notification. Ages are counted to here; AWS Lambda
/// hands on no notification that is older than six hours.
/// </param>
/// <param name="Summary">IAM's account summary, read with the member role: live, and without details.</param>
/// <param name="VirtualMfa">The root user's virtual MFA devices, read with the member role: live.</param>
/// <param name="Report">
/// The root row of the credential report, up to four hours old, or why it could not be read.
/// </param>
/// <param name="Audit">
/// The lists of a root session (sts:AssumeRoot): live, and complete; or the reason why there was none.
/// </param>
public sealed record RootEvidence(
    AccountId Account,
    DateTimeOffset AskedAt,
    RootAccountSummary Summary,
    VirtualMfaReading VirtualMfa,
    RootReportReading Report,
    RootAuditReading Audit)
{
    /// <summary>
    /// The source and time of each reading, or the reason why there is none, in the order in which they were made.
    /// </summary>
    public IReadOnlyList<EvidenceReading> Readings =>
    [
        new("credential report", Report.Row?.GeneratedAt, Report.Unavailable),
        new("account summary", Summary.ReadAt, Unavailable: null),
        new("virtual MFA devices", VirtualMfa.ReadAt, Unavailable: null),
        new("root session", Audit.Audit?.ReadAt, Audit.Unavailable),
    ];

    /// <summary>
    /// The same in a sentence or two. Live readings are for the moment at which they were asked for; AWS Config
    /// records when it was told.
    /// </summary>
    public string Sources
    {
        get
        {
            // A missing root session comes first: AWS Config keeps the first 256 characters of it all.
            var audit = Audit.Unavailable is { } why ? $"No root session: {why} " : "";
            var session = Audit.Audit is null ? "" : ", root session";
            var report = Report.Row is { } row ? $"; credential report of {Phrases.Minute(row.GeneratedAt)}" : "";
            return $"{audit}Live {Phrases.Minute(AskedAt)}: account summary, virtual MFA devices{session}{report}.";
        }
    }
}

/// <summary>One reading.</summary>
/// <param name="Source">The call or list that it came from.</param>
/// <param name="At">The time that it shows (UTC); null where there is none.</param>
/// <param name="Unavailable">The reason why there is none.</param>
public sealed record EvidenceReading(string Source, DateTimeOffset? At, string? Unavailable);

/// <summary>The parts of IAM's account summary that speak of the root user.</summary>
/// <param name="ReadAt">The time when it was read (UTC).</param>
/// <param name="AccessKeysPresent">
/// A root access key exists. AWS does not document whether an inactive one counts; it is believed to.
/// </param>
/// <param name="MfaEnabled">At least one MFA device of any kind is assigned to the root user.</param>
/// <param name="PasswordPresent">The root user has a console password; null where the summary does not say.</param>
/// <param name="SigningCertificatesPresent">A root signing certificate exists.</param>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html</remarks>
public sealed record RootAccountSummary(
    DateTimeOffset ReadAt,
    bool AccessKeysPresent,
    bool MfaEnabled,
    bool? PasswordPresent,
    bool SigningCertificatesPresent);

/// <summary>The virtual MFA devices that are assigned to the root user.</summary>
/// <param name="ReadAt">The time when they were listed (UTC).</param>
/// <param name="Serials">Their serial numbers, which are ARNs.</param>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html</remarks>
public sealed record VirtualMfaReading(DateTimeOffset ReadAt, IReadOnlyList<string> Serials);

/// <summary>The credential report's root row, or the reason why there is none.</summary>
/// <param name="Row">The row, or null.</param>
/// <param name="Unavailable">The reason why it is null, in words.</param>
public sealed record RootReportReading(RootReportRow? Row, string? Unavailable);

/// <summary>The root row of IAM's credential report.</summary>
/// <param name="GeneratedAt">The time when IAM made the report (UTC).</param>
/// <param name="Keys">The two key slots that the report knows.</param>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html</remarks>
public sealed record RootReportRow(DateTimeOffset GeneratedAt, IReadOnlyList<RootReportKey> Keys)
{
    /// <summary>A console password exists; null where the report does not say, as most do not.</summary>
    public bool? PasswordEnabled { get; init; }

    /// <summary>An MFA device is assigned; null where the report does not say.</summary>
    public bool? MfaActive { get; init; }

    /// <summary>
    /// A signing certificate is active; an inactive one and none look the same here. Null where the report
    /// does not say.
    /// </summary>
    public bool? CertificateActive { get; init; }
}

/// <summary>One access key slot in the credential report.</summary>
/// <param name="Slot">1 or 2.</param>
/// <param name="Active">The key exists and is active; an inactive key and no key look the same here.</param>
/// <param name="LastRotated">
/// The time when it was created or last rotated (UTC), null where the report says N/A.
/// </param>
/// <param name="LastUsed">The time when it was last used (UTC), null for never or unknown.</param>
/// <param name="LastUsedRegion">The Region of the last use, or null.</param>
/// <param name="LastUsedService">The service of the last use, or null.</param>
public sealed record RootReportKey(
    int Slot,
    bool Active,
    DateTimeOffset? LastRotated,
    DateTimeOffset? LastUsed,
    string? LastUsedRegion,
    string? LastUsedService);
