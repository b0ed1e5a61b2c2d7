namespace Guardrails.Core.Policies.Simulation;

/// <summary>The policies' answer to a request.</summary>
public enum Decision
{
    /// <summary>Allowed, and nothing denies.</summary>
    Allowed,

    /// <summary>Nothing allows.</summary>
    ImplicitlyDenied,

    /// <summary>A statement denies.</summary>
    ExplicitlyDenied,

    /// <summary>
    /// The outcome depends on something that the simulator does not decide. Never to be read as allowed or denied.
    /// </summary>
    CannotTell,
}

/// <summary>A decision and why. The why costs nothing until it is read.</summary>
public sealed class Answer
{
    private readonly LayerAnswer _decisive;
    private readonly string _action = "";
    private readonly Func<string>? _explain;

    internal Answer(Decision decision, Func<string> explain) => (Decision, _explain) = (decision, explain);

    internal Answer(in LayerAnswer decisive, string action) =>
        (Decision, _decisive, _action) = (decisive.Decision, decisive, action);

    /// <summary>The decision.</summary>
    public Decision Decision { get; }

    /// <summary>
    /// Sentences naming the policy, statement and level that decided, the level at which nothing allows, or what could
    /// not be told; where all levels allow, one for each.
    /// </summary>
    public string Explanation => _explain?.Invoke() ?? _decisive.Explain(_action);

    /// <summary>
    /// The statement that decided, or whose say cannot be told; null where none did, or all levels allow.
    /// </summary>
    public DecidingStatement? By => _decisive.By;

    /// <summary>Tells whether the request is allowed for certain.</summary>
    public bool IsAllowed => Decision == Decision.Allowed;

    /// <inheritdoc/>
    public override string ToString() => $"{Decision}: {Explanation}";
}
