namespace Guardrails.Core.Evidence;

/// <summary>
/// Sentences on where the credential report contradicts the source that decides. It is the oldest source
/// and never decides.
/// </summary>
internal static class ReportContradictions
{
    public static IEnumerable<string> OnPassword(RootEvidence evidence, bool? decided) =>
        Contradiction(evidence, evidence.Report.Row?.PasswordEnabled, decided, "password");

    public static IEnumerable<string> OnMfa(RootEvidence evidence, bool decided) =>
        Contradiction(evidence, evidence.Report.Row?.MfaActive, decided, "MFA device");

    /// <summary>
    /// The report knows active certificates only, and the account summary does not say whether one is active.
    /// </summary>
    public static IEnumerable<string> OnCertificates(RootEvidence evidence, bool present) => Contradiction(
        evidence,
        evidence.Report.Row?.CertificateActive,
        evidence.Audit.Audit is { } audit
            ? audit.SigningCertificates.Any(certificate => certificate.Active)
            : present ? null : false,
        "active signing certificate");

    public static IEnumerable<string> OnKeys(RootEvidence evidence, bool present)
    {
        if (evidence.Report.Row is not { } row)
            return [];
        var reported = row.Keys.Count(key => key.Active);
        var actual = evidence.Audit.Audit is { } audit
            ? audit.AccessKeys.Count(key => key.Active)
            : present ? reported : 0;
        return reported == actual
            ? []
            :
            [
                Sentence(
                    evidence,
                    row,
                    actual == 0
                        ? "still shows an active key"
                        : $"shows {Phrases.Count(reported)} active {(reported == 1 ? "key" : "keys")}"),
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

    private static string Sentence(RootEvidence evidence, RootReportRow row, string shows) =>
        $"The credential report of {Phrases.Minute(row.GeneratedAt)} {shows}. "
        + $"It is older; the {(evidence.Audit.Audit is null ? "account summary" : "root session")} decides.";
}
