namespace Guardrails.Local.Services.Iam;

/// <summary>A credential report that IAM made, or is making.</summary>
/// <param name="GeneratedAt">The time whose state it shows.</param>
/// <param name="Content">The CSV file.</param>
/// <param name="Announced">Somebody has been told that it is complete.</param>
internal sealed record CredentialReport(DateTimeOffset GeneratedAt, string Content, bool Announced);
