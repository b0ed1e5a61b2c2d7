namespace Guardrails.Core.Planning.OwnCalls;

/// <summary>The part of Guardrails that a call of its own is for, the gravest first.</summary>
public enum OwnPurpose
{
    /// <summary>CDK and CloudFormation make the stacks of the delegated administrator account.</summary>
    Deploy,

    /// <summary>StackSets brings the roles by which an account is judged.</summary>
    BringRoles,

    /// <summary>The evaluator reads an account and reports it.</summary>
    Evaluate,

    /// <summary>The evaluator audits an account's root user in a root session.</summary>
    Audit,

    /// <summary>The functions that remove root keys look at an account, quarantine it and delete there.</summary>
    Remediate,

    /// <summary>StackSets brings an AWS Config recorder.</summary>
    BringRecorder,

    /// <summary>AWS Config delivers what the recorder recorded.</summary>
    Record,

    /// <summary>StackSets brings the rule that forwards an account's root events, and its role.</summary>
    BringForwarder,

    /// <summary>EventBridge forwards an account's root events.</summary>
    Forward,

    /// <summary>An account's rules are started after an event.</summary>
    Start,

    /// <summary>Functions write what they heard and read into the ledger, and tell people.</summary>
    Remember,

    /// <summary>The daily comparison reads the organization's trails.</summary>
    ReadTrails,

    /// <summary>AWS Config aggregates results.</summary>
    Aggregate,

    /// <summary>The functions write their logs.</summary>
    Log,
}
