namespace Guardrails.Core.Recheck;

/// <summary>A message that asks for the start of an account's rules.</summary>
/// <param name="Message">The message.</param>
/// <param name="Decision">The decision on its event.</param>
public sealed record RecheckRequest(RecheckMessage Message, RecheckDecision.Start Decision);
