namespace Guardrails.Core.Recheck;

/// <summary>The outcome of messages.</summary>
public enum RecheckOutcome
{
    /// <summary>The rules of their account were started.</summary>
    Started,

    /// <summary>Their account lacks rules, and is waited for.</summary>
    Waiting,

    /// <summary>A call failed.</summary>
    Failed,

    /// <summary>Nothing had to be done.</summary>
    Ignored,

    /// <summary>The message could not be read.</summary>
    Malformed,
}
