namespace Guardrails.Local;

/// <summary>Credentials that the embedded organization accepts. They mean nothing anywhere else.</summary>
/// <param name="AccessKeyId">The access key id.</param>
/// <param name="SecretAccessKey">The secret that requests are signed with.</param>
/// <param name="SessionToken">The session token, or null for a long-lived key.</param>
public sealed record LocalCredentials(string AccessKeyId, string SecretAccessKey, string? SessionToken);
