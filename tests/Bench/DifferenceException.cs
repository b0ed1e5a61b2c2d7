namespace Guardrails.Tests.Bench;

/// <summary>Both sides do not do the same, so comparing their times would say nothing.</summary>
internal sealed class DifferenceException(string message) : Exception(message);
