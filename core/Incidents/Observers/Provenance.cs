using System.Text.RegularExpressions;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>Proves that a forwarded event is AWS's, and about the account that sent it.</summary>
/// <remarks>
/// Nobody but AWS can send an event whose source begins with <c>aws.</c>, except partners under <c>aws.partner/</c>,
/// and a rule that forwards to another account's bus cannot change one. EventBridge itself stamps <c>account</c>.
/// Sources:
/// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html and
/// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html
/// </remarks>
internal static partial class Provenance
{
    /// <summary>The reason why the event is not believed, or null.</summary>
    public static string? WhyNot(RootActivity activity, ActivityContext context)
    {
        if (!activity.Delivery.Source.TryGet(out var source) || !AwsSource().IsMatch(source))
            return "Its source is not a service of AWS.";
        if (activity.Delivery.DetailType is not { } type || !WatchedEvents.DetailTypes.Contains(type))
            return "Its detail-type is not one of CloudTrail's.";
        if (!activity.Id.EventId.TryGet(out _) || !activity.Time.TryGet(out _))
            return "It has no eventID or no eventTime.";
        if (!activity.Accounts.Sender.TryGet(out var sender))
            return "It does not say which account sent it.";
        if (!context.Accounts.Contains(sender))
            return $"Account {sender}, which sent it, is not in the organization.";
        if (activity.Accounts.Recipient.TryGet(out var recipient) && recipient != sender)
            return $"Account {sender} sent it and account {recipient} logged it.";
        return IsOfRoot(activity) && Caller(activity) != sender
            ? $"Account {sender} sent it and its root user is another account's, or none."
            : null;
    }

    /// <summary>True for a root user, and for a session that one issued.</summary>
    public static bool IsOfRoot(RootActivity activity) =>
        activity.Caller.TryGet(out var caller) && (caller.IsRoot || caller.IsFederatedByRoot);

    private static AccountId? Caller(RootActivity activity) =>
        activity.Accounts.Caller.TryGet(out var account) ? account : null;

    [GeneratedRegex("^aws\\.[a-z0-9.-]+$")]
    private static partial Regex AwsSource();
}
