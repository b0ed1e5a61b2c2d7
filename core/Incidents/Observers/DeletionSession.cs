using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>
/// The root session for a deletion that an event may be about: the ledger is asked whether people decided on it.
/// </summary>
/// <param name="Account">The account whose root session it is.</param>
/// <param name="AccessKeyId">The id of its access key.</param>
public sealed record DeletionSession(AccountId Account, string AccessKeyId)
{
    private const string Role = $":role/{DeployedNames.RootDeletion}";

    /// <summary>The session; null for an event that is about none.</summary>
    public static DeletionSession? Of(RootActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return RootSessionReading.IsOne(activity) ? Opened(activity) : Used(activity);
    }

    /// <summary>The explanation of what the task of a session permits in it.</summary>
    internal static Observation Explanation(
        RootActivity activity, AccountId account, IncidentSubject session, string task, DateTimeOffset heard) =>
        Observation.Explanation(
            new(ObservationId.EventOrigin(activity.Id.EventId.Require()), $"{session}/explanation"),
            account,
            session,
            task,
            activity.Time.Require(),
            heard) with
        {
            Corrects = activity.Id.Corrects is { } earlier ? ObservationId.EventOrigin(earlier) : null,
        };

    private static DeletionSession? Opened(RootActivity activity) =>
        activity.Issued is { AccessKeyId: { Length: > 0 } key, TaskPolicyArn: { } task }
            && task.EndsWith($"/{TaskPolicies.DeleteTask}", StringComparison.Ordinal)
            && RootSessionReading.Caller(activity)?.EndsWith(Role, StringComparison.Ordinal) == true
            && RootSessionReading.TargetOf(activity) is { } account
                ? new(account, key)
                : null;

    private static DeletionSession? Used(RootActivity activity) =>
        Provenance.IsOfRoot(activity)
            && activity.Caller.TryGet(out var caller)
            && caller is { Credential: { Kind: CredentialKind.Temporary, AccessKeyId: { Length: > 0 } key } }
            && RootTaskActions.That(activity.EventSource, activity.Name).Contains(TaskPolicies.DeleteTask)
            && activity.Accounts.Sender.TryGet(out var account)
                ? new(account, key)
                : null;
}
