namespace Guardrails.Core.Policies.Simulation;

/// <summary>A statement whose effect on a request cannot be told, and that could change the answer.</summary>
/// <param name="At">The statement and where it stands; of a policy that cannot be read, <c>?</c>.</param>
/// <param name="Sha256">
/// The SHA-256 by which it can be accepted: <see cref="PolicyStatement.Sha256"/>, or that of the policy's text where
/// the policy cannot be read.
/// </param>
public sealed record UndecidedStatement(DecidingStatement At, string Sha256)
{
    // Of a million of them in a great organization, few are read.
    private readonly LayerAnswer _answer;
    private readonly string _action = "";

    internal UndecidedStatement(in LayerAnswer answer, string action)
        : this(answer.By!, answer.Match.Sha256) => (_answer, _action) = (answer, action);

    /// <summary>A sentence on what cannot be told of it.</summary>
    public string Reason => _answer.Explain(_action);
}
