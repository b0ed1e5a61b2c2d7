namespace Guardrails.Core.Planning;

/// <summary>The meaning of the difference between two answers to one question.</summary>
public enum Change
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It worked and will be denied by a guardrail whose purpose that is.</summary>
    StopsOnPurpose,

    /// <summary>It worked and will not, and no guardrail is there to deny it.</summary>
    StopsByAccident,

    /// <summary>It was denied and will be possible.</summary>
    BecomesPossible,

    /// <summary>One of the answers cannot be told.</summary>
    CannotTell,
}
