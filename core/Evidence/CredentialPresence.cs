namespace Guardrails.Core.Evidence;

/// <summary>Decides on one kind of credential, between the sources that tell of it.</summary>
internal static class CredentialPresence
{
    public static Presence OfPassword(RootEvidence evidence) => Decide(
        evidence, "root password", evidence.Summary.PasswordPresent, evidence.Audit.Audit?.Passwords, _ => []);

    public static Presence OfKeys(RootEvidence evidence) => Decide(
        evidence,
        "root access key",
        evidence.Summary.AccessKeysPresent,
        evidence.Audit.Audit?.AccessKeys,
        what => Unseen(evidence, what, evidence.Report.Row?.Keys, key => (key.Active, key.LastRotated)));

    public static Presence OfCertificates(RootEvidence evidence) => Decide(
        evidence,
        "root signing certificate",
        evidence.Summary.SigningCertificatesPresent,
        evidence.Audit.Audit?.SigningCertificates,
        what => Unseen(evidence, what, evidence.Report.Row?.Certificates, one => (one.Active, one.LastRotated)));

    /// <summary>
    /// A root session's list decides. Where the account has root sessions and the list is missing, the summary can show
    /// that something is there, and never that nothing is. Where it has none, the summary decides.
    /// </summary>
    public static Presence Decide<T>(
        RootEvidence evidence,
        string what,
        bool? said,
        Reading<T>? listed,
        Func<string, IEnumerable<Gap?>> unseen) => (listed, said) switch
    {
        ({ Any: { } lists }, _) => Presence.Certain(lists, Disagreement(evidence, what, said, listed.Seen.Count)),
        ({ Gap: { } gap }, _) => Presence.Doubtful(said, gap),
        (_, true) => Presence.Certain(shown: true),
        (_, false) => Presence.Doubtful(shown: false, unseen(what)),
        _ => Presence.Doubtful(shown: null, evidence.Summary.Gap),
    };

    /// <summary>
    /// AWS does not say whether the summary counts what is inactive, so where there is no root session, nothing is
    /// absent that the credential report shows, or could show and could not be read.
    /// </summary>
    private static IEnumerable<Gap?> Unseen<T>(
        RootEvidence evidence, string what, Reading<T>? reported, Func<T, (bool Active, DateTimeOffset? Since)> of)
    {
        yield return evidence.Report.Gap;
        yield return reported?.Gap;
        foreach (var one in reported?.Seen ?? [])
        {
            var (active, since) = of(one);
            var shown = (active ? "an active one" : "an inactive one")
                + (since is { } time ? $", created or rotated {Phrases.Day(time)}" : "");
            yield return new(
                $"The account summary of {Phrases.Second(evidence.Summary.ReadAt)} shows no {what}, the credential "
                + $"report of {Phrases.Minute(evidence.Report.Row!.GeneratedAt)} shows {shown}; "
                + "AWS does not say whether the summary counts an inactive one",
                "none if it was deleted in the last hours, as IAM makes a new report every four; otherwise sign in as "
                + "the root user and delete it.");
        }
    }

    private static IEnumerable<string> Disagreement(RootEvidence evidence, string what, bool? summary, int count)
    {
        if (summary is { } said && said != count > 0)
            yield return $"The account summary of {Phrases.Second(evidence.Summary.ReadAt)} says that "
                + $"{(said ? Phrases.A(what) : $"no {what}")} exists, "
                + $"the root session of {Phrases.Second(evidence.Audit.Audit!.ReadAt)} lists "
                + $"{(count > 0 ? Phrases.Count(count) : "none")}; the root session was later and decides.";
    }
}
