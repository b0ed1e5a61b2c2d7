namespace Guardrails.Core.Evidence;

/// <summary>Sentences on where the credential report contradicts the source that decides.</summary>
internal static class ReportContradictions
{
    public static IEnumerable<string> OnPassword(RootEvidence evidence, bool? decided) => Contradiction(
        evidence,
        evidence.Report.Row?.PasswordEnabled,
        evidence.Audit.Audit is { Passwords.Any: null } ? null : decided,
        "password");

    public static IEnumerable<string> OnMfa(RootEvidence evidence, bool? decided) => Contradiction(
        evidence,
        evidence.Report.Row?.MfaActive,
        evidence.Audit.Audit is { MfaDevices.Any: null } ? null : decided,
        "MFA device");

    /// <summary>
    /// Only where a root session listed them: the account summary does not say whether one is active, and what only the
    /// report shows is a doubt (<see cref="CredentialPresence"/>).
    /// </summary>
    public static IEnumerable<string> OnCertificates(RootEvidence evidence) => Contradiction(
        evidence,
        evidence.Report.Row is { Certificates: { Gap: null } certificates }
            ? certificates.Seen.Any(certificate => certificate.Active)
            : null,
        evidence.Audit.Audit is { SigningCertificates: { Gap: null } listed }
            ? listed.Seen.Any(certificate => certificate.Active != false)
            : null,
        "active signing certificate");

    /// <summary>As with certificates.</summary>
    public static IEnumerable<string> OnKeys(RootEvidence evidence)
    {
        if (evidence is not { Report.Row: { Keys.Gap: null } row, Audit.Audit.AccessKeys: { Gap: null } listed })
            return [];
        var reported = row.Keys.Seen.Count(key => key.Active);
        var actual = listed.Seen.Count(key => key.Active != false);
        var inactive = row.Keys.Seen.Count > reported && listed.Seen.Count == 0;
        return reported == actual && !inactive
            ? []
            :
            [
                Sentence(
                    evidence,
                    row,
                    actual > 0 ? $"shows {Phrases.Count(reported)} active {(reported == 1 ? "key" : "keys")}"
                        : reported > 0 ? "still shows an active key" : "still shows an inactive key"),
            ];
    }

    private static IEnumerable<string> Contradiction(
        RootEvidence evidence,
        bool? reported,
        bool? decided,
        string what) =>
        evidence.Report.Row is { } row && reported is { } shown && decided is { } certain && shown != certain
            ? [Sentence(evidence, row, shown ? $"still shows {Phrases.A(what)}" : $"shows no {what}")]
            : [];

    private static string Sentence(RootEvidence evidence, RootReportRow row, string shows)
    {
        var (decider, readAt) = evidence.Audit.Audit is { } audit
            ? ("root session", audit.ReadAt)
            : ("account summary", evidence.Summary.ReadAt);
        return $"The credential report of {Phrases.Minute(row.GeneratedAt)} {shows}. "
            + $"{(row.GeneratedAt < readAt ? "It is older; the" : "The")} {decider} decides.";
    }
}
