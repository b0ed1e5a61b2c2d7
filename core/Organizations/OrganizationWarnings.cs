using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Organizations;

/// <summary>Warnings about settings that an organization's file may have, and that are hardly meant.</summary>
public static class OrganizationWarnings
{
    /// <summary>
    /// Accounts that somebody will miss in the results: the management account and the delegated administrator, where
    /// they are excluded.
    /// </summary>
    /// <returns>One sentence each; empty where there is nothing to say.</returns>
    public static IReadOnlyList<string> OfExcluded(OrganizationConfig config) =>
        [.. config.ExcludedAccounts.Select(account => OfExcluded(config, account)).OfType<string>()];

    /// <summary>The sentence about one account; null where nobody will miss it.</summary>
    public static string? OfExcluded(OrganizationConfig config, AccountId account)
    {
        if (!config.Detects || !config.ExcludedAccounts.Contains(account))
            return null;
        var who = account == config.ManagementAccount
            ? "the management account, whose root user no policy reaches either"
            : account == config.DelegatedAdministrator
                ? "the delegated administrator, which can open root sessions in every member account"
                : null;
        return who is null
            ? null
            : $"{account} is {who}: excluded, its root user is not evaluated. "
                + "Remedy: start an AWS Config recorder there and remove it from the list.";
    }

    /// <summary>Exemptions that have ended: they spare nobody any more, and stop nothing.</summary>
    /// <param name="today">The day (UTC) by which they are judged.</param>
    /// <returns>One sentence each, soonest first; empty where there is nothing to say.</returns>
    public static IReadOnlyList<string> OfEnded(OrganizationConfig config, DateOnly today) =>
    [
        .. from exemption in config.Exemptions
           where exemption.EndsOn < today
           orderby exemption.EndsOn, exemption.Target.Value, exemption.Guardrail.Name
           select OfEnded(exemption),
    ];

    /// <summary>The sentence about an exemption that has ended, beginning in lower case.</summary>
    public static string OfEnded(Exemption exemption) =>
        $"the exemption of {exemption.Target} from {exemption.Guardrail.Name} ended on "
        + $"{exemption.EndsOn:yyyy-MM-dd} (owner: {exemption.Owner}): the policy denies again. "
        + "Remedy: remove it from the file, or extend it.";

    /// <summary>
    /// Controls that can stay without an answer in the management account, which no root session reaches, where it is
    /// not excluded.
    /// </summary>
    /// <returns>One sentence each; empty where there is nothing to say.</returns>
    public static IReadOnlyList<string> OfUnreachable(OrganizationConfig config) =>
    [
        .. from selection in config.Controls
           where selection.Control.NeedsRootSession(selection.Parameters)
                 && config.Detection.IsEverywhere
                 && !config.ExcludedAccounts.Contains(config.ManagementAccount)
           select $"{selection.Name}: no root session reaches the management account {config.ManagementAccount}, "
               + "so it stays unknown there where credentials exist that only one could judge; "
               + "the other controls answer all the same. Remedy: check that account by hand.",
    ];
}
