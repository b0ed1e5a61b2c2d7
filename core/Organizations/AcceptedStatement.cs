namespace Guardrails.Core.Organizations;

/// <summary>
/// A statement of another team's policy whose effect a plan cannot tell, and which somebody has read.
/// </summary>
/// <param name="Sha256">The SHA-256 of its canonical JSON, as a plan prints it.</param>
/// <param name="Owner">The person or team that answers for it.</param>
/// <param name="Reason">The reason why what it may deny does no harm.</param>
/// <param name="EndsOn">The last day (UTC) on which it counts as accepted.</param>
public sealed record AcceptedStatement(string Sha256, string Owner, string Reason, DateOnly EndsOn);
