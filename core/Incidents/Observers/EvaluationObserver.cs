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
    /// The time after which an account that nobody can judge is told: two periods of the slowest rule less an hour, as
    /// AWS Config does not ask to the minute.
    /// </summary>
    public static readonly TimeSpan MissedAfter = TimeSpan.FromHours(47);

    /// <summary>
    /// An event that is heard while the evaluation before is being written is answered by the next one, too.
    /// </summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(15);

    private const int MostFindings = 10;

    /// <summary>
    /// The credentials that events spoke of and one evaluation ends: a row of DynamoDB holds 400 KB, and has the
    /// observations that are to be written beside it. The next evaluation ends others.
    /// </summary>
    private const int MostTold = 100;

    /// <summary>The observations, and what the next evaluation is compared with.</summary>
    /// <param name="now">The evaluation.</param>
    /// <param name="before">The newest one before it of this account, control and Region; null for the first.</param>
    /// <param name="heard">The credentials that events spoke of.</param>
    public static EvaluationObserved Of(
        Evaluation now, LatestVerdict? before, IReadOnlyList<HeardCredential> heard)
    {
        ArgumentNullException.ThrowIfNull(now);

        // What could not decide ends nothing and opens nothing: neither does what it saw.
        var root = now is { Evidence: { } evidence, Verdict.Compliance: not Compliance.Unknown }
            ? RootState.Of(evidence)
            : null;
        var (keys, certificates) = root is null
            ? (CredentialSight.Nothing, CredentialSight.Nothing)
            : (CredentialSight.OfKeys(root), CredentialSight.OfCertificates(root, now.Evidence!));
        var ofKeys = CredentialNews.Of(before?.Keys ?? [], keys);
        var ofCertificates = CredentialNews.Of(
            [.. (before?.Certificates ?? []).Select(id => new LatestKey(id, Active: null))], certificates);
        var latest = Latest(now, before) with
        {
            Keys = ofKeys.There,
            Certificates = [.. ofCertificates.There.Select(one => one.Id)],
        };
        var comparison = new Comparison(now, before, heard);
        var toldKeys = Told(comparison, SubjectKind.AccessKey, keys, ofKeys, before?.KeysAnswered);
        var toldCertificates = Told(
            comparison, SubjectKind.SigningCertificate, certificates, ofCertificates, before?.CertificatesAnswered);
        latest = latest with
        {
            KeysAnswered = Answered(now, keys, toldKeys) ?? before?.KeysAnswered,
            CertificatesAnswered = Answered(now, certificates, toldCertificates) ?? before?.CertificatesAnswered,
        };
        return new(
            [
                .. AsksAboutKeys(now.Control)
                    ? Credentials<RootKeyExists>(comparison, SubjectKind.AccessKey, ofKeys, toldKeys)
                    : [],
                .. AsksAboutCertificates(now.Control)
                    ? Credentials<RootCertificateExists>(
                        comparison, SubjectKind.SigningCertificate, ofCertificates, toldCertificates)
                    : [],
                .. Answer(comparison),
                .. Missing(comparison, latest),
            ],
            latest);
    }

    /// <summary>True for a control that asks about keys, and may open or end what is about one.</summary>
    public static bool AsksAboutKeys(IControl control) =>
        control is RootKeyControl or NoRootAccessKeys or NoRootCredentials;

    /// <summary>The same for signing certificates.</summary>
    public static bool AsksAboutCertificates(IControl control) =>
        control is NoRootSigningCertificates or NoRootCredentials;

    /// <summary>The state that a control's answer itself is; null where it is about single credentials alone.</summary>
    public static (IncidentSubject Subject, IIncidentKind Kind)? OwnState(IControl control) => control switch
    {
        NoRootCredentials => OfControl(control),
        _ when AsksAboutKeys(control) || AsksAboutCertificates(control) => null,
        // A virtual device is MFA, whatever a control of hardware says of it.
        RootMfa => (new(SubjectKind.Mfa), IncidentCatalog.Get<RootMfaMissing>()),
        _ => OfControl(control),
    };

    private static (IncidentSubject Subject, IIncidentKind Kind) OfControl(IControl control) =>
        (new(SubjectKind.Evidence, control.Name), IncidentCatalog.Get<ControlFailed>());

    private static IEnumerable<Observation> Credentials<TKind>(
        Comparison one, SubjectKind about, CredentialNews news, IReadOnlyList<HeardCredential> told)
        where TKind : IIncidentKind
    {
        var kind = IncidentCatalog.Get<TKind>();
        foreach (var key in one.IsBad ? one.WasBad ? news.New : news.There : [])
            yield return Opening(one, new(about, key.Id), kind);

        // The control accepts what is still there: what it opened ends, what others opened does not.
        foreach (var key in one.IsGood && one.WasBad ? news.There : [])
            yield return Ending(one.Now, new(about, key.Id), kind, one.Now.Control.Name);
        foreach (var id in news.Gone.Union(told.Take(MostTold).Select(heard => heard.Subject.Id)))
            yield return Ending(one.Now, new(about, id), kind: null, by: null);
    }

    /// <summary>
    /// Credentials that events spoke of since every one was seen, and that are not there. One that an event did not
    /// name is gone when all are.
    /// </summary>
    private static IReadOnlyList<HeardCredential> Told(
        Comparison one, SubjectKind about, CredentialSight sight, CredentialNews news, DateTimeOffset? answered) =>
    [
        .. one.Heard.Where(told => sight.IsComplete && told.Subject.Kind == about
                && (answered is null || told.Heard >= answered - Overlap || (IsNameless(told) && news.Gone.Count > 0))
                && (sight.IsAbsent || !IsNameless(told))
                && !news.There.Any(key => key.Id == told.Subject.Id))
            .OrderBy(told => told.Heard).ThenBy(told => told.Subject.Id, StringComparer.Ordinal),
    ];

    /// <summary>
    /// The time up to which what events said is answered; null where not every credential was seen. Of too many, those
    /// that were heard first are answered now.
    /// </summary>
    private static DateTimeOffset? Answered(
        Evaluation now, CredentialSight sight, IReadOnlyList<HeardCredential> told) =>
        !sight.IsComplete ? null
        : told.Count <= MostTold ? now.Asked
        : told[MostTold].Heard + Overlap;

    private static bool IsNameless(HeardCredential told) => told.Subject.Id.Length == 0;

    /// <summary>A control's own answer, where it is about no single credential.</summary>
    private static IEnumerable<Observation> Answer(Comparison one)
    {
        if (OwnState(one.Now.Control) is not var (subject, kind))
            yield break;
        if (one.IsBad && !one.WasBad)
            yield return Opening(one, subject, kind);
        if (one.IsGood && one.WasBad)
            yield return Ending(one.Now, subject, kind, one.Now.Control.Name);
    }

    private static IEnumerable<Observation> Missing(Comparison one, LatestVerdict latest)
    {
        var subject = new IncidentSubject(SubjectKind.Evidence);
        var kind = IncidentCatalog.Get<EvidenceMissing>();
        if (latest.IsMissed && !one.WasMissed)
            yield return Opening(one, subject, kind) with { IsFirstEvidence = false };

        // The same question, asked again, may be answered at last: it ends after its own moment.
        if (one.WasMissed && !latest.IsMissed)
            yield return Ending(one.Now, subject, kind, one.Now.Control.Name) with { Happened = one.Now.Heard };
    }

    private static LatestVerdict Latest(Evaluation now, LatestVerdict? before)
    {
        var compliance = now.Verdict.Compliance;
        var isUnknown = compliance == Compliance.Unknown;
        var unknownSince = isUnknown ? before?.UnknownSince ?? now.Asked : (DateTimeOffset?)null;
        return new()
        {
            Account = now.Account,
            Control = now.Control.Name,
            Region = now.Region,
            Rule = now.Rule ?? before?.Rule,
            // What was seen to be bad stays bad until evidence shows otherwise; UnknownSince tells that it is old.
            Compliance = isUnknown ? before?.Compliance ?? Compliance.Unknown : compliance,
            Since = before is not null && (isUnknown || before.Compliance == compliance) ? before.Since : now.Asked,
            Asked = now.Asked,
            Heard = now.Heard,
            Read = isUnknown ? before?.Read : now.Evidence?.Summary.ReadAt ?? now.Heard,
            PasswordUsed = Later(now.Evidence?.Report.Row?.PasswordLastUsed, before?.PasswordUsed),
            Findings = Findings(now),
            UnknownSince = unknownSince,
            IsMissed = unknownSince is { } since && now.Asked - since >= MissedAfter,
        };
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other > one ? other : one;

    private static Observation Opening(Comparison one, IncidentSubject subject, IIncidentKind kind) =>
        Observation.Opening(
            IdOf(one.Now, subject, ""), one.Now.Account, subject, kind, one.Now.Asked, one.Now.Heard,
            ObservationSource.Evaluations) with
        {
            By = one.Now.Control.Name,
            IsFirstEvidence = one.IsFirst,
            Facts = Facts(one.Now),
        };

    private static Observation Ending(Evaluation now, IncidentSubject subject, IIncidentKind? kind, string? by) =>
        Observation.Ending(
            IdOf(now, subject, "/ended"), now.Account, subject, kind, now.Asked, now.Heard,
            ObservationSource.Evaluations) with
        {
            By = by,
            Facts = Facts(now),
        };

    /// <summary>The same question can be asked twice, and open something before it ends it.</summary>
    private static ObservationId IdOf(Evaluation now, IncidentSubject subject, string effect)
    {
        var id = ObservationId.OfEvaluation(now.Control.Name, now.Region, now.Asked, subject);
        return id with { Part = id.Part + effect };
    }

    private static IReadOnlyList<string> Facts(Evaluation now) =>
        [$"The control {now.Control.Name} says:", .. Findings(now)];

    /// <summary>The first ones, and the last one, which names the sources and their time.</summary>
    private static IReadOnlyList<string> Findings(Evaluation now) =>
        now.Verdict.Findings is { Count: > MostFindings } all
            ? [.. all.Take(MostFindings - 1), all[^1]]
            : now.Verdict.Findings;

    /// <summary>An evaluation beside what is compared with it.</summary>
    private sealed record Comparison(Evaluation Now, LatestVerdict? Before, IReadOnlyList<HeardCredential> Heard)
    {
        public bool IsBad => Now.Verdict.Compliance == Compliance.NonCompliant;

        public bool IsGood => Now.Verdict.Compliance is Compliance.Compliant or Compliance.NotApplicable;

        /// <summary>The last answer that decided was bad.</summary>
        public bool WasBad => Before?.Compliance == Compliance.NonCompliant;

        /// <summary>Nothing ever decided before.</summary>
        public bool IsFirst => Before is null or { Compliance: Compliance.Unknown };

        public bool WasMissed => Before?.IsMissed == true;
    }
}
