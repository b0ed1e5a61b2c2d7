using Guardrails.Core.Organizations.Snapshots;
using Guardrails.Core.Posture;

namespace Guardrails.Core.Organizations;

/// <summary>What is allowed in an organization's file, and yet hardly meant.</summary>
public static class OrganizationWarnings
{
    /// <summary>What the file alone shows: a guardrail at the root and at something below it.</summary>
    /// <returns>One sentence each; empty where there is nothing to say.</returns>
    public static IReadOnlyList<string> Of(OrganizationConfig config) =>
        Overlaps(config, target => IsRoot(target) ? [] : [config.RootId.Value]);

    /// <summary>What the file shows together with the organization's tree: a guardrail at a unit and at something below that unit, too.</summary>
    /// <returns>One sentence each; empty where there is nothing to say.</returns>
    public static IReadOnlyList<string> Of(OrganizationConfig config, OrganizationSnapshot snapshot)
    {
        var parents = snapshot.Units.Select(unit => (Id: unit.Id.Value, unit.ParentId))
            .Concat(snapshot.Accounts.Select(account => (Id: account.Id.Value, account.ParentId)))
            .ToDictionary(child => child.Id, child => child.ParentId.Value, StringComparer.Ordinal);
        return Overlaps(config, target => IsRoot(target) ? [] : [.. Above(target.Value, parents), config.RootId.Value]);
    }

    /// <summary>Accounts that somebody will miss in the results: the management account and the delegated administrator, where they are excluded.</summary>
    /// <returns>One sentence each; empty where there is nothing to say.</returns>
    public static IReadOnlyList<string> OfExcluded(OrganizationConfig config) =>
    [
        .. from account in config.ExcludedAccounts
           let who = account == config.ManagementAccount ? "the management account, whose root user no policy reaches either"
               : account == config.DelegatedAdministrator ? "the delegated administrator, which can open root sessions in every member account"
               : null
           where who is not null
           select $"{account} is {who}: excluded, its root user is not evaluated. Remedy: start an AWS Config recorder there and remove it from the list.",
    ];

    /// <summary>Controls that can stay without an answer in the management account, which no root session reaches, where it is not excluded.</summary>
    /// <returns>One sentence each; empty where there is nothing to say.</returns>
    public static IReadOnlyList<string> OfUnreachable(OrganizationConfig config) =>
    [
        .. from selection in config.Controls
           let control = ControlCatalog.Find(selection.Name)!
           where control.NeedsRootSession(ControlParameters.Of(control, selection.Parameters)) && !config.ExcludedAccounts.Contains(config.ManagementAccount)
           select $"{selection.Name}: no root session reaches the management account {config.ManagementAccount}, so it stays unknown there where credentials exist that only one could judge; "
                + "the other controls answer all the same. Remedy: check that account by hand.",
    ];

    /// <param name="config">The organization's file.</param>
    /// <param name="above">What stands above a target, nearest first.</param>
    private static IReadOnlyList<string> Overlaps(OrganizationConfig config, Func<TargetId, IReadOnlyList<string>> above) =>
    [
        .. from guardrail in config.Guardrails
           from target in guardrail.Targets
           let upper = above(target).FirstOrDefault(id => guardrail.Targets.Any(other => other.Value == id))
           where upper is not null
           select $"{guardrail.Name}: target {target} is below its target {upper}, from which it inherits the policy already. "
                + $"Attached there too, it takes one of the target's slots and changes nothing. Remedy: remove {target}, or {upper} if only {target} is meant.",
    ];

    private static IEnumerable<string> Above(string id, Dictionary<string, string> parents)
    {
        while (parents.TryGetValue(id, out var parent))
        {
            yield return parent;
            id = parent;
        }
    }

    private static bool IsRoot(TargetId target) => target.Value.StartsWith("r-", StringComparison.Ordinal);
}
