namespace Guardrails.Core.Evidence;

/// <summary>
/// The credentials of an account's root user, by everything that was read of it. The one place that
/// decides between sources.
/// </summary>
/// <remarks>
/// <para>
/// The rule: <b>what was seen is there, and nothing is absent before everything that could show it was read.</b>
/// </para>
/// <list type="number">
/// <item>
/// A root session's lists are live, complete, and read last: what they show decides, and where the account has root
/// sessions, they alone show that something is good. Each list stands for itself.
/// </item>
/// <item>
/// The account summary is live and tells no details. It decides what exists where the account has no root sessions (the
/// feature is off, or it is the management account); elsewhere it only shows what is there.
/// </item>
/// <item>
/// The list of virtual MFA devices is live, too, and read after the summary: a device in it exists. It proves no
/// absence of others.
/// </item>
/// <item>
/// The credential report is up to four hours old and is read first. It never decides what exists; but where there are
/// no root sessions, a key or certificate that it shows is not absent, and without it none is. It is then the only
/// source on a key's state, age and last use: it can show that a key is bad, and never that all are good.
/// </item>
/// </list>
/// <para>A disagreement is told. ADR 0010 says why.</para>
/// </remarks>
public sealed class RootState
{
    private RootState(RootEvidence evidence)
    {
        WhyNoSessions = evidence.Audit.WhyNone;

        var password = CredentialPresence.OfPassword(evidence);
        Password = password.But(ReportContradictions.OnPassword(evidence, password.Shown));
        Keys = CredentialPresence.OfKeys(evidence).But(ReportContradictions.OnKeys(evidence));
        Certificates = CredentialPresence.OfCertificates(evidence)
            .But(ReportContradictions.OnCertificates(evidence));
        Credentials = Presence.AnyOf(Password, Keys, Certificates);
        Mfa = new(evidence);

        AccessKeys = RootKey.Of(evidence);
        AllKeysListed = evidence.Audit.Audit is { AccessKeys.Gap: null };
        SigningCertificates = evidence.Audit.Audit?.SigningCertificates.Seen ?? [];
    }

    /// <summary>Weighs the evidence.</summary>
    public static RootState Of(RootEvidence evidence) => new(evidence);

    /// <summary>The reason why the account has no root sessions, as the end of a sentence; null where it has.</summary>
    public string? WhyNoSessions { get; }

    /// <summary>Tells whether there is a console password.</summary>
    public Presence Password { get; }

    /// <summary>Tells whether access keys exist.</summary>
    public Presence Keys { get; }

    /// <summary>Tells whether signing certificates exist.</summary>
    public Presence Certificates { get; }

    /// <summary>Tells whether there is a password, key or certificate.</summary>
    public Presence Credentials { get; }

    /// <summary>The MFA devices.</summary>
    public MfaState Mfa { get; }

    /// <summary>The access keys that are known.</summary>
    public IReadOnlyList<RootKey> AccessKeys { get; }

    /// <summary>A root session listed every access key.</summary>
    public bool AllKeysListed { get; }

    /// <summary>The signing certificates that a root session listed.</summary>
    public IReadOnlyList<RootSigningCertificate> SigningCertificates { get; }

    /// <summary>
    /// A sentence on a gap in AWS's documentation, where the account summary decides on an absence: AWS does not say
    /// whether the summary counts what is inactive, and the credential report may not show it.
    /// </summary>
    /// <param name="what">The thing that may be there nevertheless, such as "key".</param>
    public IEnumerable<string> MayGoUnseen(string what) =>
        WhyNoSessions is null ? [] : [$"Without a root session an inactive {what} may go unseen."];
}
