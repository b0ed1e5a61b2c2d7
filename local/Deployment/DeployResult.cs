namespace Guardrails.Local;

/// <summary>What a deploy did.</summary>
/// <param name="Stacks">Names of the stacks, in the order in which they were deployed.</param>
/// <param name="Resources">How many resources were created or updated.</param>
public sealed record DeployResult(IReadOnlyList<string> Stacks, int Resources);
