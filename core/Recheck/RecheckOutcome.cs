namespace Guardrails.Core.Recheck;

/// <summary>The outcome of messages.</summary>
public enum RecheckOutcome
{
    /// <summary>The rules of their account were started.</summary>
    Started,

    /// <summary>The rules of their account had been started after they were sent.</summary>
    Covered,

    /// <summary>Their account lacks rules, or was tried just now, and is waited for.</summary>
    Waiting,

    /// <summary>A call failed.</summary>
    Failed,

    /// <summary>Their account is no working member of the organization.</summary>
    Left,

    /// <summary>Nothing had to be done.</summary>
    Ignored,

    /// <summary>The message could not be read.</summary>
    Malformed,
}
