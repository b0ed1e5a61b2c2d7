namespace Guardrails.Local;

/// <summary>A deploy stopped: the message names stack, logical id, type and why.</summary>
public sealed class DeployException(string message, Exception? inner = null) : Exception(message, inner);
