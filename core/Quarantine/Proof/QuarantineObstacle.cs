namespace Guardrails.Core.Quarantine.Proof;

/// <summary>An obstacle to the quarantine of an account.</summary>
public enum QuarantineObstacle
{
    /// <summary>The partition has no root users.</summary>
    NoRootUsers,

    /// <summary>It is the management account, which no service control policy reaches.</summary>
    ManagementAccount,

    /// <summary>The organization has no such account, or not any more.</summary>
    NotInOrganization,

    /// <summary>Nobody can act in the account: it is suspended, closed, or not yet active.</summary>
    AccountNotActive,

    /// <summary>The organization's root does not have service control policies turned on.</summary>
    PoliciesOff,

    /// <summary>The delegated administrator is not among the accounts, so that nobody opens root sessions.</summary>
    NoDelegatedAdministrator,

    /// <summary>The organization has no policy of that name, or more than one: deploy it.</summary>
    PolicyMissing,

    /// <summary>Somebody changed the policy, and long-term root credentials would go on.</summary>
    RootGoesOn,

    /// <summary>Somebody changed the policy, though not so that it would do harm here.</summary>
    PolicyChanged,
}
