using Guardrails.Core.Controls;

namespace Guardrails.Cli.Demo;

/// <summary>
/// What the product promises, checked on what the demo saw. A demo that shows a broken promise is not a success.
/// </summary>
internal static class DemoPromises
{
    /// <summary>Each promise that does not hold, as a sentence; empty where all hold.</summary>
    public static IReadOnlyList<string> Broken(DemoReport report) =>
    [
        .. from account in report.Accounts
           where account.Standing is AccountStanding.Member or AccountStanding.Joined && account.After.DeniedBy is null
           select $"{account.Id} ({account.Name}): the root user was not denied an access key by a guardrail after the deploy. {account.After.Explanation}",

        .. from account in report.Accounts
           where account.Standing is AccountStanding.Member && account.Before.Outcome != RootKeyOutcome.Created
           select $"{account.Id} ({account.Name}): the root user was not able to create an access key before the deploy, so its denial proves nothing. {account.Before.Explanation}",

        .. from control in report.Aggregator
           where control.Compliant + control.NonCompliant == 0
           select $"{control.Name} has no result in any account. {report.Accounts[0].Controls.First(standing => standing.Control == control.Name).Finding}",

        .. from account in report.Accounts
           where (account.Standing is AccountStanding.Joined || account.After.Outcome == RootKeyOutcome.Created) && !report.EvaluatedAtOnce.Contains(account.Id)
           select $"{account.Id} ({account.Name}): {(account.Standing is AccountStanding.Joined ? "it joined" : "its root keys changed")}, and no event had it evaluated at once.",

        .. from account in report.Accounts
           where account.Standing is AccountStanding.Joined
           from standing in account.Controls
           where standing.Standing == Compliance.Unknown
           select $"{account.Id} ({account.Name}) joined and was not judged by {standing.Control}: {standing.Finding}",
    ];
}
