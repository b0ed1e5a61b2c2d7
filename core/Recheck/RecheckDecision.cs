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
/// <item><term>a call that failed, an account that could not be created</term><description>ignored: nothing
/// changed</description></item>
/// <item><term>other callers, other events</term><description>ignored</description></item>
/// <item><term>an account that speaks for another one</term><description>ignored: neither is
/// evaluated</description></item>
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

    /// <summary>Nothing is done.</summary>
    /// <param name="Why">The reason for ignoring it.</param>
    /// <param name="Asked">The start that the event asked for, where it asked for one.</param>
    public sealed record Ignored(string Why, Start? Asked = null) : RecheckDecision;

    /// <summary>The event cannot be read.</summary>
    /// <param name="Problem">The fault and its place.</param>
    public sealed record Malformed(string Problem) : RecheckDecision;

    /// <summary>Decides on an event as it came.</summary>
    /// <param name="json">The event as EventBridge gives it to a target.</param>
    /// <param name="scope">The accounts and rules that are there.</param>
    public static RecheckDecision Of(string json, RecheckScope scope)
    {
        try
        {
            return Of(RootActivity.Parse(json), scope);
        }
        catch (FormatException exception)
        {
            return new Malformed(exception.Message);
        }
    }

    /// <summary>Decides on an event.</summary>
    /// <exception cref="FormatException">A part that is needed is missing or malformed; the
    /// message names it.</exception>
    public static RecheckDecision Of(RootActivity activity, RecheckScope scope) =>
        OfEvent(activity, scope.Management) switch
        {
            Start start when scope.Excluded.Contains(start.Account) =>
                new Ignored($"Account {start.Account} is excluded in the organization's file: it has no rules.", start),
            Start start when scope.Rules.AreNone =>
                new Ignored(
                    "No control and no conformance pack of the catalog is on: there is no rule to start.", start),
            var decision => decision,
        };

    private static RecheckDecision OfEvent(RootActivity activity, AccountId management)
    {
        if (WatchedEvents.RootCredentials.SingleOrDefault(activity.Is) is { } change)
            return NotFromAws(activity, change) ?? OfChange(activity, change);
        if (WatchedEvents.JoinedAccounts.SingleOrDefault(activity.Is) is { } joining)
            return NotFromAws(activity, joining) ?? OfJoining(activity, joining, management);
        return new Ignored(
            $"{activity.EventSource} {activity.Name} changes neither root credentials nor the organization's "
            + "accounts.");
    }

    private static Ignored? NotFromAws(RootActivity activity, WatchedEvent watched)
    {
        var source = activity.Delivery.Source.Require();
        return source.StartsWith(WatchedEvent.SourcePrefix, StringComparison.Ordinal) ? null : new Ignored(
            $"{watched} has the source '{source}', which does not begin with {WatchedEvent.SourcePrefix}: "
            + "AWS did not send it.");
    }

    private static RecheckDecision OfChange(RootActivity activity, WatchedEvent change)
    {
        if (activity.Caller.Require() is { IsRoot: false } caller)
            return new Ignored($"{change} was called by {caller.Type ?? "an unnamed caller"}, not by a root user.");

        var account = activity.Accounts.Caller.Require();
        if (activity.Accounts.Sender.Require() is var sender && sender != account)
        {
            return new Ignored(
                $"{change} is about account {account} and account {sender} sent it: neither is evaluated.");
        }

        return activity.Outcome.Require().Failure is { } why
            ? new Ignored($"{change} in account {account} failed ({why}): nothing changed.")
            : new Start(account, RecheckReason.RootCredentialsChanged, change.ToString());
    }

    private static RecheckDecision OfJoining(RootActivity activity, WatchedEvent joining, AccountId management)
    {
        if (activity.Accounts.Sender.Require() is var sender && sender != management)
            return new Ignored($"{joining} was sent by account {sender}, not by the management account {management}.");

        var joined = JoiningAccount.Of(activity.Details, management);
        return joined switch
        {
            { State: "FAILED" } => new Ignored($"{joining} says that it failed: no account joined."),
            { Account: { } account } => new Start(account, RecheckReason.AccountJoined, joining.ToString()),
            { OnlyManagement: true } =>
                new Ignored($"{joining} is about the management account {management}, which was always there."),
            _ => new Malformed(
                $"{joining} names {(joined.Candidates == 0 ? "no account" : $"{joined.Candidates} accounts")} "
                + "that joined: expected one. Remedy: start the rules of that account by hand, and report its shape "
                + "(without ids) as a bug."),
        };
    }
}
