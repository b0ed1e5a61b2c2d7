namespace Guardrails.Core.Remediation;

/// <summary>
/// The steps that the function takes. Each can be taken again: one that was taken and not written down changes nothing.
/// </summary>
public enum RemediationStep
{
    /// <summary>Reads the credentials, and finds out what uses each.</summary>
    Prove,

    /// <summary>Compares the calls of the keys with those of the role that is to replace them.</summary>
    Compare,

    /// <summary>Asks the simulator what the quarantine would do, with everybody's policies.</summary>
    CheckQuarantine,

    /// <summary>Attaches the quarantine.</summary>
    Attach,

    /// <summary>Opens an audit session in the quarantined account.</summary>
    Audit,

    /// <summary>Reads what the quarantine refused, the last uses and the credentials.</summary>
    Look,

    /// <summary>Reminds people of an approval that nobody gave.</summary>
    Remind,

    /// <summary>Deletes what was approved.</summary>
    Delete,

    /// <summary>Reads whether it is gone.</summary>
    Verify,

    /// <summary>Detaches the quarantine.</summary>
    Detach,
}

/// <summary>A step, and the time from which it is due (UTC).</summary>
public sealed record DueStep(RemediationStep Step, DateTimeOffset From);
