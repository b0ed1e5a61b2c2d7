namespace Guardrails.Core.Incidents;

/// <summary>The way by which something becomes known.</summary>
public enum ObservationSource
{
    /// <summary>A root user's or its sessions' writing call, forwarded from the account.</summary>
    RootWrites,

    /// <summary>A sign-in, a reading call or AssumeRoot, forwarded by the rule that hears reads.</summary>
    RootReads,

    /// <summary>
    /// A change of policies, delegations or membership, forwarded from the accounts that may make one.
    /// </summary>
    OrganizationChanges,

    /// <summary>A writing call on something named Guardrails, forwarded from the account.</summary>
    OwnResourceWrites,

    /// <summary>An evaluation of an account's root user.</summary>
    Evaluations,

    /// <summary>The daily comparison of events, evidence, accounts and AWS Config's own copy.</summary>
    Reconciliation,

    /// <summary>The comparison of the quarantines that are attached with the ledger.</summary>
    QuarantineSweep,

    /// <summary>The table's own stream.</summary>
    LedgerStream,

    /// <summary>AWS Health. The form of its events is UNCONFIRMED.</summary>
    AwsHealth,

    /// <summary>Amazon GuardDuty. The form of its events is UNCONFIRMED.</summary>
    GuardDuty,

    /// <summary>A person who decided, proven by AWS.</summary>
    Person,
}
