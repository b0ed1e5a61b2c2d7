using Guardrails.Core.Organizations;

namespace Guardrails.Core.Posture;

/// <summary>What was read about the root user of one account, with where and when it was read.</summary>
/// <param name="Account">The account.</param>
/// <param name="ReadAt">When the account summary was read (UTC).</param>
/// <param name="Summary">The authoritative, always current source of what exists.</param>
/// <param name="VirtualMfaSerials">Serial numbers of virtual MFA devices assigned to the root user.</param>
/// <param name="Report">The root row of the credential report, up to four hours old, or why it could not be read. It adds detail and decides nothing.</param>
public sealed record RootEvidence(
    AccountId Account,
    DateTimeOffset ReadAt,
    RootAccountSummary Summary,
    IReadOnlyList<string> VirtualMfaSerials,
    RootReportReading Report);

/// <summary>The parts of IAM's account summary that speak of the root user.</summary>
/// <param name="AccessKeysPresent">A root access key exists. Whether an inactive one counts is not documented; it is believed to.</param>
/// <param name="MfaEnabled">At least one MFA device of any kind is assigned to the root user.</param>
/// <param name="PasswordPresent">The root user has a console password; null where the summary does not say.</param>
/// <param name="SigningCertificatesPresent">A root signing certificate exists.</param>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html</remarks>
public sealed record RootAccountSummary(
    bool AccessKeysPresent,
    bool MfaEnabled,
    bool? PasswordPresent,
    bool SigningCertificatesPresent)
{
    /// <summary>The root user has no credential at all: no password, key or certificate.</summary>
    public bool CredentialsAbsent => PasswordPresent == false && !AccessKeysPresent && !SigningCertificatesPresent;
}

/// <summary>The credential report's root row, or the reason why there is none.</summary>
/// <param name="Row">The row, or null.</param>
/// <param name="Unavailable">Why it is null, in words.</param>
public sealed record RootReportReading(RootReportRow? Row, string? Unavailable);

/// <summary>The root row of IAM's credential report.</summary>
/// <param name="GeneratedAt">When IAM made the report (UTC).</param>
/// <param name="Keys">The two key slots that the report knows.</param>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html</remarks>
public sealed record RootReportRow(DateTimeOffset GeneratedAt, IReadOnlyList<RootReportKey> Keys);

/// <summary>One access key slot in the credential report.</summary>
/// <param name="Slot">1 or 2.</param>
/// <param name="Active">The key exists and is active; an inactive key and no key look the same here.</param>
/// <param name="LastRotated">When it was created or last rotated (UTC), null where the report says N/A.</param>
/// <param name="LastUsed">When it was last used (UTC), null for never or unknown.</param>
/// <param name="LastUsedRegion">The Region of the last use, or null.</param>
/// <param name="LastUsedService">The service of the last use, or null.</param>
public sealed record RootReportKey(
    int Slot,
    bool Active,
    DateTimeOffset? LastRotated,
    DateTimeOffset? LastUsed,
    string? LastUsedRegion,
    string? LastUsedService);
