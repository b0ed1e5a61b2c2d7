namespace Guardrails.Core.Policies.Simulation;

/// <summary>A statement whose say in a request cannot be told, and that could change the answer.</summary>
/// <param name="At">The statement and where it stands; of a policy that cannot be read, <c>?</c>.</param>
/// <param name="Sha256">
/// The SHA-256 by which it can be accepted: <see cref="PolicyStatement.Sha256"/>, or that of the policy's text where
/// the policy cannot be read.
/// </param>
/// <param name="Reason">A sentence on what cannot be told of it.</param>
public sealed record UndecidedStatement(DecidingStatement At, string Sha256, string Reason);
