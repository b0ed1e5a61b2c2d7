namespace Guardrails.Core.Decisions;

/// <summary>A decision that does not count.</summary>
/// <param name="message">Sentences: the reason, and what to do.</param>
public sealed class RefusedException(string message) : Exception(message);
