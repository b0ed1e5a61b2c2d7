using Guardrails.Core.Controls;
using Guardrails.Core.Json;
using Guardrails.Core.Remediation;

namespace Guardrails.Cli.Demo;

/// <summary>
/// The product's promises, checked on what the demo saw. A demo that shows a broken promise is not a success.
/// </summary>
internal static class DemoPromises
{
    /// <summary>Each promise that does not hold, as a sentence; empty where all hold.</summary>
    /// <param name="report">What the demo saw.</param>
    /// <param name="toldEverything">The addresses that are told everything, whether a mail came or not.</param>
    public static IReadOnlyList<string> Broken(DemoReport report, IReadOnlyCollection<string> toldEverything) =>
    [
        .. from account in report.Accounts
           where account.Standing is AccountStanding.Member or AccountStanding.Joined && account.After.DeniedBy is null
           select $"{Named(account)}: no guardrail denied the root user an access key after the deploy. "
               + account.After.Explanation,

        .. from account in report.Accounts
           where account.Standing is AccountStanding.Member && account.Before.Outcome != RootKeyOutcome.Created
           select $"{Named(account)}: the root user could not create an access key before the deploy, "
               + $"so the denial after it proves nothing. {account.Before.Explanation}",

        .. from control in report.Aggregator
           where control.Compliant + control.NonCompliant == 0
           let first = report.Accounts[0].Controls.First(standing => standing.Control == control.Name)
           select $"{control.Name} has no result in any account. {first.Finding}",

        .. from account in report.Accounts
           where (account.Standing is AccountStanding.Joined || account.After.Outcome == RootKeyOutcome.Created)
               && !report.EvaluatedAtOnce.Contains(account.Id)
               && account.Controls.Any(standing => standing.Watched)
           let change = account.Standing is AccountStanding.Joined ? "the account joined" : "its root keys changed"
           select $"{Named(account)}: {change}, but no event caused it to be evaluated at once.",

        .. from account in report.Accounts
           where account.Standing is AccountStanding.Joined
           from standing in account.Controls
           where standing.Standing == Compliance.Unknown && standing.Watched
           select $"{Named(account)} joined, but {standing.Control} did not judge it: {standing.Finding}",

        .. from recipient in toldEverything.Union(report.Messages.Select(message => message.Recipient))
           from told in Told
           let times = report.Messages.Count(message => message.Recipient == recipient
               && message.Subject.StartsWith(told.Subject, StringComparison.Ordinal))
           where times > 1 || (times == 0 && toldEverything.Contains(recipient))
           select $"{recipient} was told '{told.Subject}' {Counted.Of(times, "time")}, not exactly once: {told.What}.",

        .. report.Removals is { } removals ? Broken(removals) : [],
    ];

    private static IEnumerable<string> Broken(DemoRemovals removals)
    {
        var (unused, used) = (removals.Unused, removals.Used);
        if (unused.Reached is not Stage.Ended { Ending: RemediationEnding.Done } || unused.KeysLeft > 0)
            yield return $"{unused.Account} ({unused.Name}): the key that nothing uses is not removed: {unused.Stage}.";
        if (used.Reached is not Stage.AwaitingReplacement || used.KeysLeft == 0)
            yield return $"{used.Account} ({used.Name}): the key that a program uses does not wait for its role.";
        if (removals.Permissions.Count == 0)
            yield return $"{used.Account} ({used.Name}): nothing was found to replace the key.";
        if (removals.StarterMayApprove)
            yield return $"{unused.Account} ({unused.Name}): the person who started the removal approved it, too.";
    }

    /// <summary>Each thing of the day that people must be told once: the subject's beginning, and the event.</summary>
    private static readonly (string Subject, string What)[] Told =
    [
        ("CRITICAL 444444444444 payments-prod: root signed in without MFA", "its root user signed in without MFA"),
        ("CRITICAL 999999999999 partner-gateway: root access key made", "its root user made a key"),
        ("CRITICAL 777777777777 data-lake-prod: ", "a root session was opened"),
        ("HIGH 555555555555 storefront-prod: account cannot be judged", "nobody could judge it for two periods"),
    ];

    private static string Named(AccountReport account) => $"{account.Id} ({account.Name})";
}
