namespace Guardrails.Core.Policies;

/// <summary>One condition of a statement.</summary>
/// <param name="Operator">
/// The operator as written, qualifier and suffix included, such as <c>ForAnyValue:StringLikeIfExists</c>.
/// </param>
/// <param name="Key">The condition key, such as <c>aws:PrincipalArn</c>; compared without case.</param>
/// <param name="Values">
/// The values that the key is compared with; one that fits is enough, or for a negated operator none may fit.
/// </param>
/// <remarks>
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
/// </remarks>
public sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<string> Values);
