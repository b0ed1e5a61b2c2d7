namespace Guardrails.Core.Policies;

/// <summary>What policies say to a request.</summary>
public enum Decision
{
    /// <summary>Allowed, and nothing denies.</summary>
    Allowed,

    /// <summary>Nothing allows.</summary>
    ImplicitlyDenied,

    /// <summary>A statement denies.</summary>
    ExplicitlyDenied,

    /// <summary>The outcome depends on something that the simulator does not decide. Never to be read as allowed or denied.</summary>
    CannotTell,
}

/// <summary>A decision and why.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Explanation">A sentence naming the policy, statement and level that decided, or what could not be told.</param>
public sealed record Answer(Decision Decision, string Explanation)
{
    /// <summary>The statement that decided, or whose say cannot be told; null where none did.</summary>
    public DecidingStatement? By { get; init; }

    /// <summary>Whether the request is allowed for certain.</summary>
    public bool IsAllowed => Decision == Decision.Allowed;
}
