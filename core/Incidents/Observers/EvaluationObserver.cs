using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Evidence;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>
/// An evaluation and the one before it in, observations out. Pure: what did not change says nothing, and what is not
/// known ends nothing.
/// </summary>
public static class EvaluationObserver
{
    /// <summary>
    /// The time after which an account that nobody can judge is told: two periods of the slowest rule.
    /// </summary>
    public static readonly TimeSpan MissedAfter = TimeSpan.FromHours(48);

    /// <summary>
    /// An event that is heard while the evaluation before is being written is answered by the next one, too.
    /// </summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(15);

    private const int MostFindings = 10;

    /// <summary>The observations, and what the next evaluation is compared with.</summary>
    /// <param name="now">The evaluation.</param>
    /// <param name="before">The newest one before it of this account, control and Region; null for the first.</param>
    /// <param name="heard">The credentials that events spoke of.</param>
    public static EvaluationObserved Of(
        Evaluation now, LatestVerdict? before, IReadOnlyList<HeardCredential> heard)
    {
        ArgumentNullException.ThrowIfNull(now);
        var root = now.Evidence is { } evidence ? RootState.Of(evidence) : null;
        var latest = Latest(now, before, root);
        return new(
            [
                .. Keys(now, before, root, heard),
                .. Certificates(now, before, root, heard),
                .. Answer(now, before),
                .. Missing(now, before, latest),
            ],
            latest);
    }

    /// <summary>True for a control that asks about keys, and may open or end what is about one.</summary>
    public static bool AsksAboutKeys(IControl control) =>
        control is RootKeyControl or NoRootAccessKeys or NoRootCredentials;

    /// <summary>The same for signing certificates.</summary>
    public static bool AsksAboutCertificates(IControl control) =>
        control is NoRootSigningCertificates or NoRootCredentials;

    private static bool AsksAboutMfa(IControl control) => control is RootMfa or RootHardwareMfa;

    private static IEnumerable<Observation> Keys(
        Evaluation now, LatestVerdict? before, RootState? root, IReadOnlyList<HeardCredential> heard)
    {
        if (root is null || !AsksAboutKeys(now.Control))
            yield break;
        var (seen, known) = (KeysOf(root), before?.Keys ?? []);
        if (now.Verdict.Compliance == Compliance.NonCompliant)
        {
            // A key without a name is no other one than the named key that is known already.
            foreach (var key in seen.Where(key => !known.Any(one => one.Id == key.Id && one.Active == key.Active)
                && (key.IsNamed || !known.Any(one => one.IsNamed))))
                yield return Opening<RootKeyExists>(now, before, SubjectKind.AccessKey, key.Id);
        }

        var gone = root.Keys.IsAbsent ? known.Select(key => key.Id)
            : root.AllKeysListed ? known.Where(key => key.IsNamed).Select(key => key.Id).Except(seen.Select(Id))
            : [];
        var told = root.Keys.IsAbsent || root.AllKeysListed
            ? Told(heard, SubjectKind.AccessKey, before, seen.Select(Id))
            : [];
        foreach (var id in gone.Union(told))
            yield return Ending(now, new(SubjectKind.AccessKey, id), kind: null, by: null);
    }

    private static IEnumerable<Observation> Certificates(
        Evaluation now, LatestVerdict? before, RootState? root, IReadOnlyList<HeardCredential> heard)
    {
        if (root is null || !AsksAboutCertificates(now.Control))
            yield break;
        var (seen, known) = (CertificatesOf(root), before?.Certificates ?? []);
        if (now.Verdict.Compliance == Compliance.NonCompliant)
        {
            foreach (var id in seen.Except(known).Where(id => id.Length > 0 || known.Count == 0))
                yield return Opening<RootCertificateExists>(now, before, SubjectKind.SigningCertificate, id);
        }

        if (!root.Certificates.IsAbsent)
            yield break;
        foreach (var id in known.Union(Told(heard, SubjectKind.SigningCertificate, before, [])))
            yield return Ending(now, new(SubjectKind.SigningCertificate, id), kind: null, by: null);
    }

    /// <summary>Credentials that events spoke of since the evaluation before, and that are not there any more.</summary>
    private static IEnumerable<string> Told(
        IReadOnlyList<HeardCredential> heard, SubjectKind kind, LatestVerdict? before, IEnumerable<string> there) =>
        heard.Where(one => one.Subject.Kind == kind && (before is null || one.Heard >= before.Heard - Overlap))
            .Select(one => one.Subject.Id).Except(there);

    /// <summary>A control's own answer, where it is about no single credential.</summary>
    private static IEnumerable<Observation> Answer(Evaluation now, LatestVerdict? before)
    {
        if ((AsksAboutKeys(now.Control) || AsksAboutCertificates(now.Control)) && now.Control is not NoRootCredentials)
            yield break;
        var (subject, kind) = AsksAboutMfa(now.Control)
            ? (new IncidentSubject(SubjectKind.Mfa), IncidentCatalog.Get<RootMfaMissing>())
            : (new IncidentSubject(SubjectKind.Evidence, now.Control.Name), IncidentCatalog.Get<ControlFailed>());
        var wasBad = LastDecided(before) == Compliance.NonCompliant;
        if (now.Verdict.Compliance == Compliance.NonCompliant && !wasBad)
            yield return Opening(now, before, subject, kind);
        if (now.Verdict.Compliance is Compliance.Compliant or Compliance.NotApplicable && wasBad)
            yield return Ending(now, subject, kind, now.Control.Name);
    }

    private static IEnumerable<Observation> Missing(Evaluation now, LatestVerdict? before, LatestVerdict latest)
    {
        var subject = new IncidentSubject(SubjectKind.Evidence);
        if (latest.IsMissed && before?.IsMissed != true)
            yield return Opening(now, null, subject, IncidentCatalog.Get<EvidenceMissing>()) with
            {
                IsFirstEvidence = false,
            };
        if (before?.IsMissed == true && !latest.IsMissed)
            yield return Ending(now, subject, IncidentCatalog.Get<EvidenceMissing>(), now.Control.Name);
    }

    private static LatestVerdict Latest(Evaluation now, LatestVerdict? before, RootState? root)
    {
        var compliance = now.Verdict.Compliance;
        var isUnknown = compliance == Compliance.Unknown;
        var unknownSince = isUnknown ? before?.UnknownSince ?? now.Asked : (DateTimeOffset?)null;
        return new()
        {
            Account = now.Account,
            Control = now.Control.Name,
            Region = now.Region,
            // What was seen to be bad stays bad until evidence shows otherwise; UnknownSince tells that it is old.
            Compliance = isUnknown ? LastDecided(before) ?? Compliance.Unknown : compliance,
            Since = before is not null && (isUnknown || before.Compliance == compliance) ? before.Since : now.Asked,
            Asked = now.Asked,
            Heard = now.Heard,
            Findings = [.. now.Verdict.Findings.Take(MostFindings)],
            Keys = root is { Keys.IsThere: true } or { Keys.IsAbsent: true } ? KeysOf(root) : before?.Keys ?? [],
            Certificates = root is { Certificates.IsThere: true } or { Certificates.IsAbsent: true }
                ? CertificatesOf(root)
                : before?.Certificates ?? [],
            UnknownSince = unknownSince,
            IsMissed = unknownSince is { } since && now.Asked - since >= MissedAfter,
        };
    }

    private static Compliance? LastDecided(LatestVerdict? before) =>
        before is null || before.Compliance == Compliance.Unknown ? null : before.Compliance;

    private static IReadOnlyList<LatestKey> KeysOf(RootState root) => !root.Keys.IsThere
        ? []
        : root.AccessKeys.Count == 0
            ? [new("", Active: null)]
            :
            [
                .. root.AccessKeys.Select(key => new LatestKey(
                    key.Label, key.Active, key.LastUse?.At, key.LastUse?.Service, key.LastUse?.Region)),
            ];

    private static IReadOnlyList<string> CertificatesOf(RootState root) => !root.Certificates.IsThere
        ? []
        : root.SigningCertificates.Count == 0 ? [""] : [.. root.SigningCertificates.Select(one => one.Id)];

    private static string Id(LatestKey key) => key.Id;

    private static Observation Opening<T>(Evaluation now, LatestVerdict? before, SubjectKind kind, string id)
        where T : IIncidentKind => Opening(now, before, new(kind, id), IncidentCatalog.Get<T>());

    private static Observation Opening(
        Evaluation now, LatestVerdict? before, IncidentSubject subject, IIncidentKind kind) =>
        Observation.Opening(
            IdOf(now, subject), now.Account, subject, kind, now.Asked, now.Heard, ObservationSource.Evaluations) with
        {
            By = now.Control.Name,
            IsFirstEvidence = before is null,
            Facts = [$"The control {now.Control.Name} says:", .. now.Verdict.Findings.Take(MostFindings)],
        };

    private static Observation Ending(Evaluation now, IncidentSubject subject, IIncidentKind? kind, string? by) =>
        Observation.Ending(
            IdOf(now, subject), now.Account, subject, kind, now.Asked, now.Heard, ObservationSource.Evaluations) with
        {
            By = by,
            Facts = [$"The control {now.Control.Name} says:", .. now.Verdict.Findings.Take(MostFindings)],
        };

    private static ObservationId IdOf(Evaluation now, IncidentSubject subject) =>
        ObservationId.OfEvaluation(now.Control.Name, now.Region, now.Asked, subject);
}
