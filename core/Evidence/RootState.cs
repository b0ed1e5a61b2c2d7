namespace Guardrails.Core.Evidence;

/// <summary>
/// The credentials of an account's root user, by everything that was read of it. The one place that
/// decides between sources.
/// </summary>
/// <remarks>
/// <para>
/// The rule, where sources disagree: <b>the freshest authoritative source decides, and the disagreement is told.</b>
/// </para>
/// <list type="number">
/// <item>A root session's lists are live, complete, and read last: where there are any, they decide.</item>
/// <item>
/// The account summary is live, and decides what exists where there was no root session. It tells no details.
/// </item>
/// <item>
/// The list of virtual MFA devices is live, too, and read after the summary: a device in it exists. It proves no
/// absence of others.
/// </item>
/// <item>
/// The credential report is up to four hours old, is read first and shows no inactive key. It never decides what
/// exists. Without a root session it is the only source on a key's state, age and last use: it can show that a key is
/// bad, and never that all are good.
/// </item>
/// </list>
/// </remarks>
public sealed class RootState
{
    private readonly IReadOnlyList<string> _password;

    private RootState(RootEvidence evidence)
    {
        var (summary, audit) = (evidence.Summary, evidence.Audit.Audit);
        Audited = audit is not null;
        WhyNotAudited = evidence.Audit.Unavailable ?? "";

        Password = audit?.HasPassword ?? summary.PasswordPresent;
        var password = Decide(
            "root password",
            summary.PasswordPresent,
            audit is null ? null : audit.HasPassword ? 1 : 0,
            evidence);
        _password = [.. password.Disagreements, .. ReportContradictions.OnPassword(evidence, Password)];

        var certificates = Decide(
            "root signing certificate",
            summary.SigningCertificatesPresent,
            audit?.SigningCertificates.Count,
            evidence);
        Certificates = certificates.But(ReportContradictions.OnCertificates(evidence, certificates.Present));
        SigningCertificates = audit?.SigningCertificates ?? [];

        var keys = Decide("root access key", summary.AccessKeysPresent, audit?.AccessKeys.Count, evidence);
        Keys = keys.But(ReportContradictions.OnKeys(evidence, keys.Present));
        AccessKeys = RootKey.Of(evidence);

        var virtualSerials = evidence.VirtualMfa.Serials.ToHashSet(StringComparer.Ordinal);
        MfaDevices =
        [
            .. (audit?.MfaDevices
                ?? [.. virtualSerials.Select(serial => new RootMfaDevice(serial, RootMfaKind.Virtual))])
                // IAM lists it among the virtual ones, so it is virtual, whatever its serial number looks like.
                .Select(device => virtualSerials.Contains(device.Serial)
                    ? device with { Kind = RootMfaKind.Virtual }
                    : device)
                .OrderBy(device => device.Kind).ThenBy(device => device.Serial, StringComparer.Ordinal),
        ];
        UnlistedVirtualDevices = audit is null
            ? []
            :
            [
                .. virtualSerials
                    .Except(audit.MfaDevices.Select(device => device.Serial), StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
        var mfa = Devices(evidence, UnlistedVirtualDevices);
        Mfa = mfa.But(ReportContradictions.OnMfa(evidence, mfa.Present));
    }

    /// <summary>Weighs the evidence.</summary>
    public static RootState Of(RootEvidence evidence) => new(evidence);

    /// <summary>A root session listed everything.</summary>
    public bool Audited { get; }

    /// <summary>The reason why none did, as the end of a sentence.</summary>
    public string WhyNotAudited { get; }

    /// <summary>Tells whether a console password exists; null where no source says.</summary>
    public bool? Password { get; }

    /// <summary>Tells whether access keys exist.</summary>
    public Presence Keys { get; }

    /// <summary>Tells whether signing certificates exist.</summary>
    public Presence Certificates { get; }

    /// <summary>Tells whether MFA devices exist.</summary>
    public Presence Mfa { get; }

    /// <summary>The access keys that are known; all of them where a root session listed them.</summary>
    public IReadOnlyList<RootKey> AccessKeys { get; }

    /// <summary>
    /// The MFA devices that are known, by kind and serial number; only virtual ones where there was no root session.
    /// </summary>
    public IReadOnlyList<RootMfaDevice> MfaDevices { get; }

    /// <summary>
    /// The serial numbers of virtual devices that a root session did not list, although they were listed
    /// just before it.
    /// </summary>
    public IReadOnlyList<string> UnlistedVirtualDevices { get; }

    /// <summary>The signing certificates that a root session listed.</summary>
    public IReadOnlyList<RootSigningCertificate> SigningCertificates { get; }

    /// <summary>
    /// The root user has no credential at all: no password, key or certificate. False where it is not certain.
    /// </summary>
    public bool CredentialsAbsent => Password == false && !Keys.Present && !Certificates.Present;

    /// <summary>Disagreements on whether there are credentials.</summary>
    public IEnumerable<string> CredentialDisagreements =>
        [.. _password, .. Keys.Disagreements, .. Certificates.Disagreements];

    /// <summary>
    /// A sentence on a gap in AWS's documentation, where the account summary decides on an absence: AWS does not say
    /// whether the summary counts what is inactive.
    /// </summary>
    /// <param name="what">The thing that may be there nevertheless, such as "key".</param>
    public IEnumerable<string> MayGoUnseen(string what) =>
        Audited ? [] : [$"Without a root session an inactive {what} may go unseen."];

    /// <summary>The root session's list, or else the account summary; silence contradicts nothing.</summary>
    private static Presence Decide(string what, bool? summary, int? listed, RootEvidence evidence) =>
        listed is not { } count || summary is not { } said || count > 0 == said
            ? new(listed > 0 || (listed is null && summary == true), [])
            : new(count > 0,
            [
                $"The account summary of {Phrases.Second(evidence.Summary.ReadAt)} says that "
                + $"{(said ? Phrases.A(what) : $"no {what}")} exists, "
                + $"the root session of {Phrases.Second(evidence.Audit.Audit!.ReadAt)} lists "
                + $"{(count > 0 ? Phrases.Count(count) : "none")}; the root session was later and decides.",
            ]);

    private static Presence Devices(RootEvidence evidence, IReadOnlyList<string> unlisted)
    {
        var summary = evidence.Summary.MfaEnabled;
        if (evidence.Audit.Audit is not { } audit)
        {
            return summary || evidence.VirtualMfa.Serials.Count == 0
                ? new(summary, [])
                : new(true,
                [
                    $"The account summary of {Phrases.Second(evidence.Summary.ReadAt)} says that the root user has "
                    + "no MFA; the virtual device was listed later and decides.",
                ]);
        }

        var decided = Decide("MFA device", summary, audit.MfaDevices.Count, evidence);
        return unlisted.Count == 0
            ? decided
            : decided.But(
            [
                $"The list of virtual devices of {Phrases.Second(evidence.VirtualMfa.ReadAt)} has "
                + $"{string.Join(", ", unlisted)}, the root session of {Phrases.Second(audit.ReadAt)} has not; "
                + "the root session was later and decides.",
            ]);
    }
}

/// <summary>An answer on whether something exists, and what was said against it.</summary>
/// <param name="Present">True if it exists.</param>
/// <param name="Disagreements">A sentence for each source that says otherwise; empty where none does.</param>
public sealed record Presence(bool Present, IReadOnlyList<string> Disagreements)
{
    /// <summary>The same, with what else was said against it.</summary>
    internal Presence But(IEnumerable<string> disagreements) =>
        this with { Disagreements = [.. Disagreements, .. disagreements] };
}
