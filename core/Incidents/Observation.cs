using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents;

/// <summary>One thing that became known about one subject of an account. Once written, it never changes.</summary>
public sealed record Observation
{
    private Observation()
    {
    }

    /// <summary>Its identity.</summary>
    public required ObservationId Id { get; init; }

    /// <summary>The account that it is about.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The credential or condition that it is about.</summary>
    public required IncidentSubject Subject { get; init; }

    /// <summary>Its effect.</summary>
    public required ObservationEffect Effect { get; init; }

    /// <summary>The time at which it happened (UTC), which orders it; not the time at which it was heard.</summary>
    public required DateTimeOffset Happened { get; init; }

    /// <summary>The time at which it was heard (UTC).</summary>
    public required DateTimeOffset Heard { get; init; }

    /// <summary>The way by which it became known.</summary>
    public required ObservationSource Source { get; init; }

    /// <summary>
    /// The kind that it opens or ends; null where it ends every state of its subject, or concerns no kind.
    /// </summary>
    public IIncidentKind? Kind { get; init; }

    /// <summary>Its own urgency where that differs from its kind's.</summary>
    public Severity? Raised { get; init; }

    /// <summary>
    /// The control that opened it. An ending that has one ends what the same control opened, and nothing else.
    /// </summary>
    public string? By { get; init; }

    /// <summary>The origin of earlier observations that its own corrects, as CloudTrail's addendum names it.</summary>
    public string? Corrects { get; init; }

    /// <summary>The observations that a person looked at.</summary>
    public IReadOnlyList<ObservationId> Acknowledged { get; init; } = [];

    /// <summary>
    /// The root tasks, by the ARN of their policy, that permit the call, or that an AssumeRoot event was for.
    /// </summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>True for what was there before anybody watched: it is told in a digest and never alone.</summary>
    public bool IsFirstEvidence { get; init; }

    /// <summary>Sentences for a person: who did what, from where, and how sure that is.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Its urgency.</summary>
    public Severity Severity => Raised ?? Kind?.Severity ?? Severity.Low;

    /// <summary>Something that is wrong.</summary>
    /// <exception cref="ArgumentException">The source cannot tell the kind, or the subject is not its.</exception>
    public static Observation Opening(
        ObservationId id,
        AccountId account,
        IncidentSubject subject,
        IIncidentKind kind,
        DateTimeOffset happened,
        DateTimeOffset heard,
        ObservationSource source)
    {
        if (!kind.Sources.Contains(source))
            throw new ArgumentException($"{source} is no source of {kind.Name}.", nameof(source));
        if (kind.Subject != subject.Kind)
            throw new ArgumentException($"{kind.Name} is about {kind.Subject}, not {subject.Kind}.", nameof(subject));
        return Made(id, account, subject, ObservationEffect.Opens, happened, heard, source) with { Kind = kind };
    }

    /// <summary>Evidence that a state is over: of one kind, or of every kind of the subject.</summary>
    /// <exception cref="ArgumentException">
    /// The source is no evidence, or the kind is no state: an event never ends one.
    /// </exception>
    public static Observation Ending(
        ObservationId id,
        AccountId account,
        IncidentSubject subject,
        IIncidentKind? kind,
        DateTimeOffset happened,
        DateTimeOffset heard,
        ObservationSource source)
    {
        if (source is not (ObservationSource.Evaluations or ObservationSource.Reconciliation
            or ObservationSource.QuarantineSweep))
        {
            throw new ArgumentException($"{source} is no evidence.", nameof(source));
        }

        if (kind?.Closing == ClosingRule.Acknowledgement)
            throw new ArgumentException($"{kind.Name} ends by a person alone.", nameof(kind));
        return Made(id, account, subject, ObservationEffect.Ends, happened, heard, source) with { Kind = kind };
    }

    /// <summary>A state that the organization file no longer asks about, whether or not it goes on.</summary>
    /// <exception cref="ArgumentException">The kind is no state.</exception>
    public static Observation Lapse(
        ObservationId id,
        AccountId account,
        IncidentSubject subject,
        IIncidentKind kind,
        DateTimeOffset happened,
        DateTimeOffset heard)
    {
        if (kind.Closing == ClosingRule.Acknowledgement)
            throw new ArgumentException($"{kind.Name} ends by a person alone.", nameof(kind));
        return Made(
            id, account, subject, ObservationEffect.Lapses, happened, heard, ObservationSource.Reconciliation) with
        {
            Kind = kind,
        };
    }

    /// <summary>An AssumeRoot event of a listed caller: it explains what its task permits in its session.</summary>
    public static Observation Explanation(
        ObservationId id,
        AccountId account,
        IncidentSubject session,
        string task,
        DateTimeOffset happened,
        DateTimeOffset heard) =>
        Made(id, account, session, ObservationEffect.Explains, happened, heard, ObservationSource.RootReads) with
        {
            Tasks = [task],
        };

    /// <summary>A person who looked at some observations.</summary>
    /// <param name="id">The identity of the decision.</param>
    /// <param name="account">The account.</param>
    /// <param name="subject">The subject of the incident that was looked at.</param>
    /// <param name="looked">What the person was shown.</param>
    /// <param name="at">The time of the decision (UTC).</param>
    public static Observation Acknowledgement(
        ObservationId id,
        AccountId account,
        IncidentSubject subject,
        IReadOnlyList<ObservationId> looked,
        DateTimeOffset at) =>
        Made(id, account, subject, ObservationEffect.Acknowledges, at, at, ObservationSource.Person) with
        {
            Acknowledged = looked,
        };

    /// <summary>A correction by which nothing is wrong: what it corrects no longer counts.</summary>
    public static Observation Withdrawal(
        ObservationId id,
        AccountId account,
        IncidentSubject subject,
        string corrects,
        DateTimeOffset happened,
        DateTimeOffset heard,
        ObservationSource source) =>
        Made(id, account, subject, ObservationEffect.Withdraws, happened, heard, source) with { Corrects = corrects };

    /// <summary>The account left the organization or was closed.</summary>
    public static Observation Departure(
        ObservationId id,
        AccountId account,
        DateTimeOffset happened,
        DateTimeOffset heard,
        ObservationSource source) =>
        Made(id, account, new(SubjectKind.Membership), ObservationEffect.Leaves, happened, heard, source);

    private static Observation Made(
        ObservationId id,
        AccountId account,
        IncidentSubject subject,
        ObservationEffect effect,
        DateTimeOffset happened,
        DateTimeOffset heard,
        ObservationSource source) =>
        new()
        {
            Id = id,
            Account = account,
            Subject = subject,
            Effect = effect,
            Happened = happened,
            Heard = heard,
            Source = source,
        };
}
