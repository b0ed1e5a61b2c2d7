using Guardrails.Core.Activity;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Recheck;

/// <summary>Decides on an event by which an account joined the organization or left it.</summary>
internal static class AccountMove
{
    /// <summary>Decides on one that says who joined.</summary>
    /// <exception cref="FormatException">A part that is needed is missing or malformed.</exception>
    public static RecheckDecision DecideJoined(RootActivity activity, AccountId management)
    {
        var label = activity.Label;
        if (NotFromManagement(activity, management) is { } ignored)
            return ignored;

        var moved = MovingAccount.Of(activity.Details, management);
        return moved switch
        {
            { State: "FAILED" } => new RecheckDecision.Ignored(
                $"{label} says that it failed: no account joined.", moved.Account ?? management, label),
            { Account: { } account } => new RecheckDecision.Start(account, RecheckReason.AccountJoined, label),
            { OnlyManagement: true } => new RecheckDecision.Ignored(
                $"{label} is about the management account {management}, which was always there.", management, label),
            _ => Unnamed(label, moved, "joined", management),
        };
    }

    /// <summary>Decides on one that says who left.</summary>
    /// <exception cref="FormatException">A part that is needed is missing or malformed.</exception>
    public static RecheckDecision DecideDeparted(RootActivity activity, AccountId management)
    {
        if (NotFromManagement(activity, management) is { } ignored)
            return ignored;

        var moved = MovingAccount.Of(activity.Details, management);
        return moved.Account is { } account
            ? new RecheckDecision.Departed(account, activity.Label)
            : Unnamed(activity.Label, moved, "left", management);
    }

    private static RecheckDecision.Ignored? NotFromManagement(RootActivity activity, AccountId management) =>
        activity.Accounts.Sender.Require() is var sender && sender != management
            ? new RecheckDecision.Ignored(
                $"{activity.Label} was sent by account {sender}, not by the management account {management}.",
                sender,
                activity.Label)
            : null;

    private static RecheckDecision.Malformed Unnamed(
        string label, MovingAccount moved, string did, AccountId management) => new(
        $"{label} names {(moved.Candidates == 0 ? "no account" : $"{moved.Candidates} accounts")} that {did}: "
        + "expected one. Remedy: start the rules of an account that joined by hand, and report the event's shape "
        + "(without ids) as a bug.",
        management);
}
