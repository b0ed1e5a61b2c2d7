using Guardrails.Core.Ids;

namespace Guardrails.Local;

/// <summary>One run of one Config rule in one account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Rule">The organization rule's name.</param>
/// <param name="Error">The reason why it gave no result, or null.</param>
public sealed record RuleRun(AccountId Account, string Rule, string? Error);
