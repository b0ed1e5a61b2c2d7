using Guardrails.Core.Ids;

namespace Guardrails.Local;

/// <summary>One line of what the organization aggregator shows.</summary>
/// <param name="Account">The account.</param>
/// <param name="Rule">The organization rule's name.</param>
/// <param name="Compliance"><c>COMPLIANT</c> or <c>NON_COMPLIANT</c>; never <c>NOT_APPLICABLE</c>.</param>
/// <param name="Annotation">The rule's explanation, or null.</param>
/// <param name="RecordedAt">
/// When the evaluation was made (UTC). An account that can no longer be read keeps its last result.
/// </param>
public sealed record AggregateResult(
    AccountId Account, string Rule, string Compliance, string? Annotation, DateTimeOffset RecordedAt);
