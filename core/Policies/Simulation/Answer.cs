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

    /// <summary>
    /// The answer to several requests that must all be allowed: one that is denied for certain settles it; after that,
    /// one that cannot be told. Null where there are none.
    /// </summary>
    internal static Answer? ToAll(IReadOnlyList<Answer> answers)
    {
        var decisive = answers.MaxBy(answer => PolicySimulator.Weight(answer.Decision));
        return decisive is not { Decision: Decision.CannotTell } ? decisive : new(decisive)
        {
            UndecidedStatements = () => answers.SelectMany(answer => answer.Undecided),
        };
    }

    private Answer(Answer other) =>
        (Decision, _decisive, _action, _explain) = (other.Decision, other._decisive, other._action, other._explain);

    /// <summary>The decision.</summary>
    public Decision Decision { get; }

    /// <summary>
    /// Sentences naming the policy, statement and level that decided, the level at which nothing allows, or what could
    /// not be told; where all levels allow, one for each.
    /// </summary>
    public string Explanation => _explain?.Invoke() ?? _decisive.Explain(_action);

    /// <summary>
    /// The statement that decided, or whose effect cannot be told; null where none did, or all levels allow.
    /// </summary>
    public DecidingStatement? By => _decisive.By;

    /// <summary>
    /// Every statement whose effect cannot be told and could change the answer; empty where it is certain.
    /// </summary>
    /// <remarks>Only <see cref="PolicySimulator.ServiceControl"/> lists them.</remarks>
    public IReadOnlyList<UndecidedStatement> Undecided => field ??= [.. UndecidedStatements?.Invoke() ?? []];

    internal Func<IEnumerable<UndecidedStatement>>? UndecidedStatements { get; init; }

    /// <summary>The policies that decided, such as <c>service control policies at Root (r-ab12)</c>.</summary>
    public string Layer => _decisive.Layer.Name;

    /// <summary>The SHA-256 of the statement that decided; null where none did.</summary>
    internal string? Sha256 => _decisive.Match.Policy is null ? null : _decisive.Match.Sha256;

    /// <summary>Tells whether the request is allowed for certain.</summary>
    public bool IsAllowed => Decision == Decision.Allowed;

    /// <inheritdoc/>
    public override string ToString() => $"{Decision}: {Explanation}";
}
