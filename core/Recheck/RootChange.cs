using Guardrails.Core.Activity;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Recheck;

/// <summary>Decides on an event by which root credentials or MFA may have changed.</summary>
internal static class RootChange
{
    /// <summary>Decides.</summary>
    /// <exception cref="FormatException">A part that is needed is missing or malformed.</exception>
    public static RecheckDecision Decide(RootActivity activity)
    {
        var change = activity.Label;
        var sender = activity.Accounts.Sender.Require();
        var ofRootAlone = WatchedEvents.OfRootAlone.Contains(activity.Name);
        if (!ofRootAlone && activity.Caller.Require() is { IsRoot: false } caller)
        {
            return new RecheckDecision.Ignored(
                $"{change} was called by {caller.Type ?? "an unnamed caller"}, not by a root user.", sender, change);
        }

        var account = AccountOf(activity, ofRootAlone, sender);
        if (sender != account)
        {
            return new RecheckDecision.Ignored(
                $"{change} is about account {account} and account {sender} sent it: neither is evaluated.",
                sender,
                change);
        }

        return activity.Outcome.Require() is { ChangedNothing: true, Failure: var why }
            ? new RecheckDecision.Ignored(
                $"{change} in account {account} failed ({why}): nothing changed.", account, change)
            : new RecheckDecision.Start(account, RecheckReason.RootCredentialsChanged, change);
    }

    /// <summary>The caller's account; of an event of root alone that names no caller, the one that sent it.</summary>
    private static AccountId AccountOf(RootActivity activity, bool ofRootAlone, AccountId sender) =>
        !ofRootAlone ? activity.Accounts.Caller.Require()
        : activity.Accounts.Caller.TryGet(out var named) ? named
        : sender;
}
