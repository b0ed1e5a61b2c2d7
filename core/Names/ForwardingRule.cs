namespace Guardrails.Core.Names;

/// <summary>A rule that forwards events of an account to the organization's bus.</summary>
/// <param name="Name">Its name.</param>
public sealed record ForwardingRule(string Name)
{
    /// <summary>Writing calls of an account's root user.</summary>
    public static ForwardingRule RootEvents { get; } = new(DeployedNames.RootEventsRule) { IsOfWatchedAccounts = true };

    /// <summary>Changes of what Guardrails deployed.</summary>
    public static ForwardingRule OwnChanges { get; } = new(DeployedNames.OwnChangesRule);

    /// <summary>Reads by root keys, sign-ins and root sessions.</summary>
    public static ForwardingRule RootReads { get; } = new(DeployedNames.RootReadsRule) { HearsReads = true };

    /// <summary>AWS's own notices of exposed credentials and root users.</summary>
    public static ForwardingRule AccountHealth { get; } = new(DeployedNames.AccountHealthRule);

    /// <summary>Accounts that joined or left.</summary>
    public static ForwardingRule AccountMoved { get; } = new(DeployedNames.AccountMovedRule);

    /// <summary>Changes of guardrail policies and delegations.</summary>
    public static ForwardingRule OrganizationChanges { get; } = new(DeployedNames.OrganizationChangesRule);

    /// <summary>Those of every account and Region that is watched.</summary>
    public static IReadOnlyList<ForwardingRule> OfEveryAccount { get; } =
        [RootEvents, OwnChanges, RootReads, AccountHealth];

    /// <summary>
    /// True where it is only for accounts whose root user is watched. The management account's is watched together with
    /// the whole organization; its sessions as root users, and changes of what stands in it, always are.
    /// </summary>
    public bool IsOfWatchedAccounts { get; private init; }

    /// <summary>True where it hears calls that only read, too.</summary>
    public bool HearsReads { get; private init; }

    /// <summary>Its name in a template.</summary>
    public string LogicalId => Name[DeployedNames.Prefix.Length..];

    /// <summary>Those of the management account.</summary>
    /// <param name="isWatched">True where its root user is watched.</param>
    public static IReadOnlyList<ForwardingRule> OfManagementAccount(bool isWatched) =>
    [
        .. OfEveryAccount.Where(rule => isWatched || !rule.IsOfWatchedAccounts), AccountMoved, OrganizationChanges,
    ];
}
