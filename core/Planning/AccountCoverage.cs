using Guardrails.Core.Organizations;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>The accounts whose state and whose place in <c>excludedAccounts</c> do not go together.</summary>
internal static class AccountCoverage
{
    /// <summary>Accounts in which nobody can act and which are to be evaluated nevertheless.</summary>
    public static IReadOnlyList<string> Unprepared(OrganizationConfig config, OrganizationSnapshot snapshot) =>
        !config.Detects ? [] :
    [
        .. from account in snapshot.Accounts
           where !account.IsActive && !config.ExcludedAccounts.Contains(account.Id)
           select $"{account.Id} ({account.Name}) is {account.State} and not in $.excludedAccounts: "
                + "AWS Config may fail to put a rule into it, and then the deploy fails, too. "
                + "AWS does not document what happens there. Remedy: list it in $.excludedAccounts.",
    ];

    /// <summary>
    /// Accounts in which somebody can act and which are excluded, without the two that
    /// <see cref="OrganizationWarnings.OfExcluded(OrganizationConfig)"/> names and those that get a recorder from here.
    /// </summary>
    public static IReadOnlyList<string> PerhapsReady(OrganizationConfig config, OrganizationSnapshot snapshot)
    {
        var named = new[] { config.ManagementAccount, config.DelegatedAdministrator };
        var recorded = RecorderCoverage.Excluded(config, snapshot);
        var active = snapshot.Accounts.Except(recorded)
            .Where(account => account.IsActive && config.ExcludedAccounts.Except(named).Contains(account.Id))
            .Select(account => $"{account.Id} ({account.Name})")
            .ToList();
        return active.Count == 0 || !config.Detects
            ? []
            :
            [
                $"ACTIVE and yet in $.excludedAccounts: {string.Join(", ", active)}. Nothing is evaluated there. "
                + "A plan cannot tell whether such an account has an AWS Config recorder by now; "
                + "if it has one, remove it from the list.",
            ];
    }
}
