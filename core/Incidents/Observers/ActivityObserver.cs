using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Names;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>A CloudTrail event in, observations out. Pure.</summary>
public static class ActivityObserver
{
    /// <summary>The observations that an event is.</summary>
    /// <param name="activity">The event.</param>
    /// <param name="context">What is known of the organization.</param>
    /// <param name="heard">The time at which it was heard (UTC).</param>
    public static Observed Of(RootActivity activity, ActivityContext context, DateTimeOffset heard)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (Provenance.WhyNot(activity, context) is { } why)
            return Observed.Suspect(why);
        var observed = Read(activity, context, heard);
        return observed is { Observations: [], Suspicion: null } && activity.Id.Corrects is { } nothing
            ? new([Withdrawal(activity, activity.Accounts.Sender.Require(), nothing, heard)], null)
            : observed;
    }

    private static Observed Read(RootActivity activity, ActivityContext context, DateTimeOffset heard)
    {
        if (RootSessionReading.IsOne(activity))
        {
            // What a root user opened a session by is told beside the session.
            var session = RootSessionReading.Of(activity, context, heard);
            return Provenance.IsOfRoot(activity) && session.Suspicion is null
                ? session with { Observations = [.. session.Observations, .. OfRoot(activity, context, heard)] }
                : session;
        }

        if (DepartureReading.IsOne(activity))
            return DepartureReading.Of(activity, context, heard);
        if (Provenance.IsOfRoot(activity))
            return new([.. OfRoot(activity, context, heard)], null);
        return RootCallReading.OfRootAlone(activity) is var (kind, subject)
            ? new([Opening(activity, context, kind, subject, heard)], null)
            : ChangeReading.Of(activity, context, heard);
    }

    private static IEnumerable<Observation> OfRoot(
        RootActivity activity, ActivityContext context, DateTimeOffset heard)
    {
        foreach (var (kind, subject) in RootCallReading.Of(activity, activity.Caller.Require(), context))
        {
            yield return Opening(activity, context, kind, subject, heard);

            // The ledger knows the session: its deletions wait for no event that may come late, or never.
            if (kind is RootTaskCall && context.DeletionSessions.Contains(subject.Id))
            {
                yield return DeletionSession.Explanation(
                    activity, activity.Accounts.Sender.Require(), subject, TaskPolicies.DeleteTask, heard);
            }
        }
    }

    private static Observation Opening(
        RootActivity activity,
        ActivityContext context,
        IIncidentKind kind,
        IncidentSubject subject,
        DateTimeOffset heard) => Observation.Opening(
            ObservationId.OfEvent(activity.Id.EventId.Require(), subject),
            kind is RootEmailChanged
                ? NamedAccount.OfEmail(activity, context)
                : activity.Accounts.Sender.Require(),
            subject, kind, activity.Time.Require(), heard, SourceOf(activity, kind)) with
        {
            Tasks = kind.WaitsForExplanation is null
                ? []
                : RootTaskActions.That(activity.EventSource, activity.Name),
            Corrects = activity.Id.Corrects is { } earlier ? ObservationId.EventOrigin(earlier) : null,
            Facts = Sentences.Of(activity),
        };

    /// <summary>The rule that heard it; an event that calls a writing call a read is what its name says.</summary>
    private static ObservationSource SourceOf(RootActivity activity, IIncidentKind kind)
    {
        var (usual, other) = activity.IsReadOnly == true
            ? (ObservationSource.RootReads, ObservationSource.RootWrites)
            : (ObservationSource.RootWrites, ObservationSource.RootReads);
        return kind.Sources.Contains(usual) ? usual : other;
    }

    private static Observation Withdrawal(
        RootActivity activity, AccountId account, string corrects, DateTimeOffset heard)
    {
        var subject = new IncidentSubject(SubjectKind.Session);
        return Observation.Withdrawal(
            ObservationId.OfEvent(activity.Id.EventId.Require(), subject), account, subject,
            ObservationId.EventOrigin(corrects), activity.Time.Require(), heard, ObservationSource.RootWrites);
    }
}
