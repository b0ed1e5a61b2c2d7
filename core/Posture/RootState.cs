namespace Guardrails.Core.Posture;

/// <summary>What an account's root user has, by everything that was read of it. The one place that decides between sources.</summary>
/// <remarks>
/// <para>The rule, where sources disagree: <b>the freshest authoritative source decides, and the disagreement is told.</b></para>
/// <list type="number">
/// <item>A root session's lists are live, complete, and read last: where there are any, they decide.</item>
/// <item>The account summary is live, and decides what exists where there was no root session. It tells no details.</item>
/// <item>The list of virtual MFA devices is live, too, and read after the summary: a device in it exists. It proves no absence of others.</item>
/// <item>The credential report is up to four hours old and shows no inactive key. It never decides what exists. Without a root session
/// it is the only source on a key's state, age and last use: it can show that a key is bad, and never that all are good.</item>
/// </list>
/// </remarks>
public sealed class RootState
{
    private RootState(RootEvidence evidence)
    {
        var (summary, audit) = (evidence.Summary, evidence.Audit.Audit);
        Audited = audit is not null;
        WhyNotAudited = evidence.Audit.Unavailable ?? "";

        Password = audit?.HasPassword ?? summary.PasswordPresent;
        Certificates = Decide("a root signing certificate", summary.SigningCertificatesPresent, audit?.SigningCertificates.Count, evidence);
        SigningCertificates = audit?.SigningCertificates ?? [];

        var keys = Decide("a root access key", summary.AccessKeysPresent, audit?.AccessKeys.Count, evidence);
        AccessKeys = RootKey.Of(evidence);
        Keys = keys with { Disagreements = [.. keys.Disagreements, .. StaleReport(evidence, keys.Present)] };

        var virtualSerials = evidence.VirtualMfa.Serials.ToHashSet(StringComparer.Ordinal);
        MfaDevices =
        [
            .. (audit?.MfaDevices ?? [.. virtualSerials.Select(serial => new RootMfaDevice(serial, RootMfaKind.Virtual))])
                // Whatever its serial number looks like: IAM lists it among the virtual ones.
                .Select(device => virtualSerials.Contains(device.Serial) ? device with { Kind = RootMfaKind.Virtual } : device)
                .OrderBy(device => device.Kind).ThenBy(device => device.Serial, StringComparer.Ordinal),
        ];
        Mfa = Devices(evidence, virtualSerials);
    }

    /// <summary>What the evidence says.</summary>
    public static RootState Of(RootEvidence evidence) => new(evidence);

    /// <summary>A root session listed everything.</summary>
    public bool Audited { get; }

    /// <summary>Why none did, as the end of a sentence.</summary>
    public string WhyNotAudited { get; }

    /// <summary>Whether a console password exists; null where no source says.</summary>
    public bool? Password { get; }

    /// <summary>Whether access keys exist.</summary>
    public RootFact Keys { get; }

    /// <summary>Whether signing certificates exist.</summary>
    public RootFact Certificates { get; }

    /// <summary>Whether MFA devices exist.</summary>
    public RootFact Mfa { get; }

    /// <summary>The access keys that are known; all of them where a root session listed them.</summary>
    public IReadOnlyList<RootKey> AccessKeys { get; }

    /// <summary>The MFA devices that are known, by kind and serial number; only virtual ones where there was no root session.</summary>
    public IReadOnlyList<RootMfaDevice> MfaDevices { get; }

    /// <summary>The signing certificates that a root session listed.</summary>
    public IReadOnlyList<RootSigningCertificate> SigningCertificates { get; }

    /// <summary>The root user has no credential at all: no password, key or certificate. False where it is not certain.</summary>
    public bool CredentialsAbsent => Password == false && !Keys.Present && !Certificates.Present;

    /// <summary>Disagreements on whether there are credentials.</summary>
    public IEnumerable<string> CredentialDisagreements => [.. Keys.Disagreements, .. Certificates.Disagreements];

    private static RootFact Decide(string what, bool summary, int? listed, RootEvidence evidence) =>
        listed is not { } count || count > 0 == summary
            ? new(summary, [])
            : new(count > 0,
            [
                $"The account summary of {Words.Second(evidence.Summary.ReadAt)} says that {(summary ? what : "no" + what[1..])} exists, "
                + $"the root session of {Words.Second(evidence.Audit.Audit!.ReadAt)} lists {(count > 0 ? Words.Count(count) : "none")}; the root session was later and decides.",
            ]);

    private static RootFact Devices(RootEvidence evidence, HashSet<string> virtualSerials)
    {
        var summary = evidence.Summary.MfaEnabled;
        if (evidence.Audit.Audit is not { } audit)
        {
            return summary || virtualSerials.Count == 0
                ? new(summary, [])
                : new(true, [$"The account summary of {Words.Second(evidence.Summary.ReadAt)} says that the root user has no MFA; the virtual device was listed later and decides."]);
        }

        var decided = Decide("an MFA device", summary, audit.MfaDevices.Count, evidence);
        var missing = virtualSerials.Except(audit.MfaDevices.Select(device => device.Serial), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return missing.Count == 0
            ? decided
            : decided with
            {
                Disagreements =
                [
                    .. decided.Disagreements,
                    $"The list of virtual devices of {Words.Second(evidence.VirtualMfa.ReadAt)} has {string.Join(", ", missing)}, "
                    + $"the root session of {Words.Second(audit.ReadAt)} has not; the root session was later and decides.",
                ],
            };
    }

    private static IEnumerable<string> StaleReport(RootEvidence evidence, bool present)
    {
        if (evidence.Report.Row is not { } row)
            yield break;
        var reported = row.Keys.Count(key => key.Active);
        var (actual, decides) = evidence.Audit.Audit is { } audit
            ? (audit.AccessKeys.Count(key => key.Active), "root session")
            : (present ? reported : 0, "account summary");
        if (reported == actual)
            yield break;

        var shows = actual == 0 ? "still shows an active key" : $"shows {Words.Count(reported)} active {(reported == 1 ? "key" : "keys")}";
        yield return $"The credential report of {Words.Minute(row.GeneratedAt)} {shows}. It can be four hours old; the {decides} is current and decides.";
    }
}

/// <summary>Whether something exists, and what was said against it.</summary>
/// <param name="Present">Whether it exists.</param>
/// <param name="Disagreements">A sentence for each source that says otherwise; empty where none does.</param>
public sealed record RootFact(bool Present, IReadOnlyList<string> Disagreements);
