namespace Guardrails.Core.Recheck;

/// <summary>A message that asks for the start of an account's rules.</summary>
/// <param name="Message">The message's id.</param>
/// <param name="Decision">The decision on its event.</param>
public sealed record RecheckRequest(string Message, RecheckDecision.Start Decision);
