namespace Guardrails.Core.Policies.Simulation;

/// <summary>A statement and where it stands.</summary>
/// <param name="Level">The node or layer it was found in, such as <c>service control policies at Root</c>.</param>
/// <param name="Policy">The policy's name.</param>
/// <param name="Statement">Its Sid, or its number in the policy, from 1.</param>
public sealed record DecidingStatement(string Level, string Policy, string Statement)
{
    /// <inheritdoc/>
    public override string ToString() => $"Statement {Statement} of {Policy} ({Level})";
}
