using Guardrails.Core.Policies;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>A trust policy that the events suggest.</summary>
/// <param name="Kind">The thing that would get the role's credentials.</param>
/// <param name="Policy">The policy. Until its placeholders are filled in, nobody can assume the role by it.</param>
/// <param name="ToFillIn">The placeholders in it, such as <c>REPLACE-WITH-EXTERNAL-ID</c>.</param>
/// <param name="Why">The reason, as a sentence.</param>
/// <param name="Evidence">The events that suggest it.</param>
public sealed record TrustSuggestion(
    TrustKind Kind, PolicyDocument Policy, IReadOnlyList<string> ToFillIn, string Why, CallEvidence Evidence);
