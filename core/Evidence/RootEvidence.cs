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
/// The lists of a root session (sts:AssumeRoot): live, and complete; or the reason why the account has no such
/// sessions.
/// </param>
public sealed record RootEvidence(
    AccountId Account,
    DateTimeOffset AskedAt,
    RootAccountSummary Summary,
    VirtualMfaReading VirtualMfa,
    RootReportReading Report,
    RootAuditReading Audit)
{
    /// <summary>Everything that could not be read, each reason once.</summary>
    public IReadOnlyList<Gap> Gaps =>
    [
        .. new[] { Summary.Gap, VirtualMfa.Serials.Gap }.Concat(Audit.Audit?.Gaps ?? []).Concat(Report.Gaps)
            .OfType<Gap>().Distinct(),
    ];

    /// <summary>
    /// The source and time of each reading, and the reason why all of it or a part is missing, in the order in which
    /// they were made.
    /// </summary>
    public IReadOnlyList<EvidenceReading> Readings =>
    [
        new("credential report", Report.Row?.GeneratedAt, Named(Report.Gaps)),
        new("account summary", Summary.ReadAt, Named([Summary.Gap])),
        new("virtual MFA devices", VirtualMfa.ReadAt, Named([VirtualMfa.Serials.Gap])),
        new("root session", Audit.Audit?.ReadAt, Audit.Audit is { } audit ? Named(audit.Gaps) : Audit.WhyNone),
    ];

    /// <summary>
    /// The sources that were read, in a sentence or two, with the moment for which they were asked: AWS Lambda may
    /// deliver later.
    /// </summary>
    public string Sources
    {
        get
        {
            // A missing root session comes first: AWS Config keeps the first 256 characters of it all.
            var none = Audit.WhyNone is { } why ? $"No root session: {why} " : "";
            string?[] live =
            [
                Summary.IsRead ? "account summary" : null,
                VirtualMfa.Serials.Any is null ? null : "virtual MFA devices",
                Audit.Audit?.IsRead == true ? "root session" : null,
            ];
            var report = Report.Row is { } row ? $"; credential report of {Phrases.Minute(row.GeneratedAt)}" : "";
            var read = string.Join(", ", live.OfType<string>());
            return $"{none}Asked {Phrases.Minute(AskedAt)}: {(read.Length == 0 ? "nothing live" : read)}{report}.";
        }
    }

    private string? Named(IEnumerable<Gap?> gaps) =>
        string.Join(' ', gaps.OfType<Gap>().Select(gap => $"Account {Account}: {gap}")) is { Length: > 0 } all
            ? all
            : null;
}

/// <summary>One reading.</summary>
/// <param name="Source">The call or list that it came from.</param>
/// <param name="At">The time that it shows (UTC); null where there is none.</param>
/// <param name="Unavailable">The reason why there is none, or not all of it.</param>
public sealed record EvidenceReading(string Source, DateTimeOffset? At, string? Unavailable);

/// <summary>The parts of IAM's account summary that speak of the root user; null where it says nothing.</summary>
/// <param name="ReadAt">The time when it was read (UTC).</param>
/// <param name="AccessKeysPresent">
/// A root access key exists. AWS does not document whether an inactive one counts; CIS says so.
/// </param>
/// <param name="MfaEnabled">At least one MFA device of any kind is assigned to the root user.</param>
/// <param name="PasswordPresent">The root user has a console password.</param>
/// <param name="SigningCertificatesPresent">A root signing certificate exists.</param>
/// <param name="Gap">The reason why something is missing that it should say; it may be silent on the password.</param>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html</remarks>
public sealed record RootAccountSummary(
    DateTimeOffset ReadAt,
    bool? AccessKeysPresent,
    bool? MfaEnabled,
    bool? PasswordPresent,
    bool? SigningCertificatesPresent,
    Gap? Gap = null)
{
    /// <summary>It says nothing at all.</summary>
    public static RootAccountSummary Unread(DateTimeOffset at, Gap gap) => new(at, null, null, null, null, gap);

    /// <summary>It says something.</summary>
    public bool IsRead =>
        (AccessKeysPresent ?? MfaEnabled ?? PasswordPresent ?? SigningCertificatesPresent) is not null;
}

/// <summary>The virtual MFA devices that are assigned to the root user.</summary>
/// <param name="ReadAt">The time when they were listed (UTC).</param>
/// <param name="Serials">Their serial numbers, which are ARNs.</param>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html</remarks>
public sealed record VirtualMfaReading(DateTimeOffset ReadAt, Reading<string> Serials);

/// <summary>The credential report's root row, or the reason why there is none.</summary>
/// <param name="Row">The row, or null.</param>
/// <param name="Gap">The reason why it is null.</param>
public sealed record RootReportReading(RootReportRow? Row, Gap? Gap)
{
    /// <summary>Everything that could not be read of it.</summary>
    public IReadOnlyList<Gap> Gaps => [.. new[] { Gap, Row?.Keys.Gap, Row?.Certificates.Gap }.OfType<Gap>().Distinct()];
}

/// <summary>The root row of IAM's credential report.</summary>
/// <param name="GeneratedAt">The time when IAM made the report (UTC).</param>
/// <param name="Keys">The keys that it shows.</param>
/// <param name="Certificates">The signing certificates that it shows.</param>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html</remarks>
public sealed record RootReportRow(
    DateTimeOffset GeneratedAt, Reading<RootReportKey> Keys, Reading<RootReportCertificate> Certificates)
{
    /// <summary>A console password exists; null where the report does not say, as most do not.</summary>
    public bool? PasswordEnabled { get; init; }

    /// <summary>The last sign-in with the password (UTC); null for none, or where the report does not say.</summary>
    public DateTimeOffset? PasswordLastUsed { get; init; }

    /// <summary>An MFA device is assigned; null where the report does not say.</summary>
    public bool? MfaActive { get; init; }
}

/// <summary>
/// A root access key that the credential report shows: an active one, or a slot that is not active and has a date.
/// </summary>
/// <param name="Slot">1 or 2.</param>
/// <param name="Active">It is active.</param>
/// <param name="LastRotated">
/// The time when it was created or last rotated (UTC), null where the report says N/A.
/// </param>
/// <param name="LastUsed">The time when it was last used (UTC), null for never or unknown.</param>
/// <param name="LastUsedRegion">The Region of the last use, or null.</param>
/// <param name="LastUsedService">The service of the last use, or null.</param>
/// <remarks>
/// IAM's guide has N/A where there is no active key. In the field, a key that is inactive keeps its date, and a slot
/// without a key has none: https://github.com/cloud-custodian/cloud-custodian/pull/5551. Not every report dates it.
/// </remarks>
public sealed record RootReportKey(
    int Slot,
    bool Active,
    DateTimeOffset? LastRotated,
    DateTimeOffset? LastUsed,
    string? LastUsedRegion,
    string? LastUsedService);

/// <summary>
/// A signing certificate that the credential report shows: an active one, or a slot that is not active and has a date.
/// </summary>
/// <param name="Slot">1 or 2.</param>
/// <param name="Active">It is active.</param>
/// <param name="LastRotated">The time when it was uploaded (UTC), null where the report says N/A.</param>
public sealed record RootReportCertificate(int Slot, bool Active, DateTimeOffset? LastRotated);
