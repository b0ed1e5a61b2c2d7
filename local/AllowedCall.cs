namespace Guardrails.Local;

/// <summary>An action that a principal called for and was allowed.</summary>
/// <param name="Principal">The ARN of the role, or of the root user.</param>
/// <param name="TaskPolicy">
/// The task policy of a root session, such as <c>root-task/IAMAuditRootUserCredentials</c>; null for everybody else.
/// </param>
/// <param name="Action">The IAM action.</param>
public sealed record AllowedCall(string Principal, string? TaskPolicy, string Action);
