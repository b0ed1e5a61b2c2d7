namespace Guardrails.Core.Decisions;

/// <summary>A role as IAM describes it.</summary>
/// <param name="Arn">Its ARN, with its path.</param>
/// <param name="Path">Its path.</param>
/// <param name="Id">Its unique id, which a role of the same name that is made later does not get.</param>
/// <param name="Trust">The text of its trust policy.</param>
public sealed record PeopleRole(string Arn, string Path, string Id, string Trust);
