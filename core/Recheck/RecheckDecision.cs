using Guardrails.Core.Activity;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Recheck;

/// <summary>The answer to an event: an account's rules are started, or nothing is done.</summary>
/// <remarks>
/// The decision for each:
/// <list type="table">
/// <item><term>a root user, or a root session, changed root credentials or MFA</term><description>its account is
/// evaluated. Also where it changed those of an IAM user, because only some requests about the root user are documented
/// to name it: an evaluation too many harms nobody</description></item>
/// <item><term>an account joined</term><description>it is evaluated, unless it is excluded</description></item>
/// <item><term>an account left</term><description>nothing of it is waited for any longer</description></item>
/// <item><term>a call of which AWS says that it changed nothing, an account that could not be
/// created</term><description>ignored. Where AWS leaves the end of a call open, the account is
/// evaluated</description></item>
/// <item><term>other callers, other events</term><description>ignored</description></item>
/// <item><term>an account that speaks for another one</term><description>ignored: neither is
/// evaluated. EventBridge itself says which account sent an event</description></item>
/// <item><term>missing or malformed parts, ids that are not ids</term><description>malformed</description></item>
/// </list>
/// </remarks>
public abstract record RecheckDecision
{
    private RecheckDecision()
    {
    }

    /// <summary>The rules of an account are started.</summary>
    /// <param name="Reason">The reason for the start.</param>
    /// <param name="Event">The event, in CloudTrail's name.</param>
    public sealed record Start(AccountId Account, RecheckReason Reason, string Event) : RecheckDecision;

    /// <summary>An account left the organization.</summary>
    /// <param name="Event">The event, in CloudTrail's name.</param>
    public sealed record Departed(AccountId Account, string Event) : RecheckDecision;

    /// <summary>Nothing is done.</summary>
    /// <param name="Why">The reason for ignoring it.</param>
    /// <param name="Account">The account that it is about, or that sent it; null where it names none.</param>
    /// <param name="Event">The event, in CloudTrail's name.</param>
    public sealed record Ignored(string Why, AccountId? Account, string Event) : RecheckDecision;

    /// <summary>The event cannot be read.</summary>
    /// <param name="Problem">The fault and its place.</param>
    /// <param name="Account">The account that sent it, where that can be read.</param>
    public sealed record Malformed(string Problem, AccountId? Account = null) : RecheckDecision;

    /// <summary>Decides on an event as it came. Whatever is wrong with it, it is the decision on this event.</summary>
    /// <param name="json">The event as EventBridge gives it to a target.</param>
    /// <param name="scope">The accounts and rules that are there.</param>
    public static RecheckDecision Of(string json, RecheckScope scope)
    {
        AccountId? sender = null;
        try
        {
            var activity = RootActivity.Parse(json);
            activity.Accounts.Sender.TryGet(out sender);
            return Of(activity, scope);
        }
        catch (FormatException exception)
        {
            return new Malformed(exception.Message, sender);
        }
        catch (Exception exception)
        {
            // Nobody has thought of it. It must not take the other messages of its batch along.
            return new Malformed($"the event cannot be read: {exception.GetType().Name}: {exception.Message}", sender);
        }
    }

    /// <summary>Decides on an event.</summary>
    /// <exception cref="FormatException">A part that is needed is missing or malformed; the
    /// message names it.</exception>
    public static RecheckDecision Of(RootActivity activity, RecheckScope scope) =>
        OfEvent(activity, scope.Management) switch
        {
            Start start when scope.Excluded.Contains(start.Account) =>
                new Ignored(
                    $"Account {start.Account} is excluded in the organization's file: it has no rules.",
                    start.Account,
                    start.Event),
            Start start when scope.Rules.AreNone =>
                new Ignored(
                    "No control and no conformance pack of the catalog is on: there is no rule to start.",
                    start.Account,
                    start.Event),
            var decision => decision,
        };

    private static RecheckDecision OfEvent(RootActivity activity, AccountId management)
    {
        if (IsOne(activity, WatchedEvents.RootCredentials))
            return RootChange.Decide(activity);
        if (IsOne(activity, WatchedEvents.JoinedAccounts))
            return AccountMove.DecideJoined(activity, management);
        if (IsOne(activity, WatchedEvents.DepartedAccounts))
            return AccountMove.DecideDeparted(activity, management);
        activity.Accounts.Sender.TryGet(out var sender);
        return new Ignored(
            $"{activity.EventSource} {activity.Name} changes neither root credentials nor the organization's accounts.",
            sender,
            activity.Label);
    }

    private static bool IsOne(RootActivity activity, IReadOnlyList<WatchedEvent> watched) =>
        watched.Any(one => one.Name == activity.Name);
}
