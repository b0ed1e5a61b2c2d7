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
    [
        .. from account in config.ExcludedAccounts
           let who = account == config.ManagementAccount
               ? "the management account, whose root user no policy reaches either"
               : account == config.DelegatedAdministrator
                   ? "the delegated administrator, which can open root sessions in every member account"
                   : null
           where who is not null
           select $"{account} is {who}: excluded, its root user is not evaluated. "
               + "Remedy: start an AWS Config recorder there and remove it from the list.",
    ];

    /// <summary>
    /// Controls that can stay without an answer in the management account, which no root session reaches, where it is
    /// not excluded.
    /// </summary>
    /// <returns>One sentence each; empty where there is nothing to say.</returns>
    public static IReadOnlyList<string> OfUnreachable(OrganizationConfig config) =>
    [
        .. from selection in config.Controls
           where selection.Control.NeedsRootSession(selection.Parameters)
                 && !config.ExcludedAccounts.Contains(config.ManagementAccount)
           select $"{selection.Name}: no root session reaches the management account {config.ManagementAccount}, "
               + "so it stays unknown there where credentials exist that only one could judge; "
               + "the other controls answer all the same. Remedy: check that account by hand.",
    ];
}
