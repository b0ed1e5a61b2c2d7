namespace Guardrails.Core.Usage.Replacement;

/// <summary>Calls of one name that the policy has nothing for, with the reason.</summary>
/// <param name="Event">
/// The service that logged them and their name, such as <c>sts.amazonaws.com GetSessionToken</c>.
/// </param>
/// <param name="Why">The reason, as a sentence.</param>
/// <param name="Source">AWS's page that says so, where there is one.</param>
public sealed record LeftOutCall(string Event, string Why, string? Source, CallEvidence Evidence);
