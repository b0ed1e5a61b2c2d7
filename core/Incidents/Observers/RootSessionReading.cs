using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Names;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>The meaning of an AssumeRoot event for the account whose root session was opened.</summary>
/// <remarks>
/// Silence is by caller and task, never by a flag: the audit of a listed caller is silent, a deletion only where the
/// ledger has the session's own key, and a password that is made is always told. Source of the event's form:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-track-privileged-tasks.html
/// </remarks>
public static class RootSessionReading
{
    /// <summary>True for an event of AssumeRoot that opened a session.</summary>
    public static bool IsOne(RootActivity activity) =>
        activity is { EventSource: "sts.amazonaws.com", Name: "AssumeRoot" }
            && !(activity.Outcome.TryGet(out var outcome) && outcome.Failure is not null);

    /// <summary>The account whose root session an event opened; null for any other event.</summary>
    public static AccountId? TargetOf(RootActivity activity) =>
        IsOne(activity) ? Target(activity.Issued?.TargetPrincipal) : null;

    /// <summary>Its meaning for the account whose root session was opened.</summary>
    internal static Observed Of(RootActivity activity, ActivityContext context, DateTimeOffset heard)
    {
        if (Target(activity.Issued?.TargetPrincipal) is not { } account || !context.Accounts.Contains(account))
            return Observed.Suspect("It does not name the account of the organization whose root session it opened.");
        var session = new IncidentSubject(SubjectKind.Session, activity.Issued?.AccessKeyId ?? "");
        var (id, happened) = (activity.Id.EventId.Require(), activity.Time.Require());
        var arn = activity.Issued?.TaskPolicyArn ?? "";
        var task = arn[(arn.LastIndexOf('/') + 1)..];
        var listed = Caller(activity) is { } caller
            && context.RootSessions.TryGetValue(caller, out var tasks) && tasks.Contains(arn);
        var kind = (listed, task) switch
        {
            (_, "IAMCreateRootUserPassword") => IncidentCatalog.Get<RootPasswordMade>(),
            (false, _) => IncidentCatalog.Get<UnlistedRootSession>(),
            (true, TaskPolicies.DeleteTask) when !context.DeletionSessions.Contains(session.Id) =>
                IncidentCatalog.Get<UnapprovedDeletion>(),
            _ => null,
        };
        var subject = kind is RootPasswordMade ? new(SubjectKind.Password) : session;
        var corrects = activity.Id.Corrects is { } earlier ? ObservationId.EventOrigin(earlier) : null;
        Observation[] opening = kind is null
            ? []
            : [Observation.Opening(ObservationId.OfEvent(id, subject), account, subject, kind, happened, heard,
                ObservationSource.RootReads) with
            { Facts = Sentences.Of(activity), Corrects = corrects }];
        // The session itself was told or is meant: its calls need no second message. Its key connects them with it.
        Observation[] explanation =
            session.Id.Length == 0 ? [] : [DeletionSession.Explanation(activity, account, session, task, heard)];
        return new([.. opening, .. explanation], null);
    }

    /// <summary>The ARN of the caller's role, whose session CloudTrail shows.</summary>
    internal static string? Caller(RootActivity activity) =>
        activity.Caller.TryGet(out var caller) ? caller.Session?.Issuer?.Arn ?? caller.Arn : null;

    /// <summary>AssumeRoot takes an account's id or the ARN of its root user.</summary>
    private static AccountId? Target(string? principal) => AccountId.TryParse(
        principal?.Split(':') is { Length: 6 } arn ? arn[4] : principal);
}
