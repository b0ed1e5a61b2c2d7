using Guardrails.Core.Ids;

namespace Guardrails.Core.Guardrails;

/// <summary>An account that a guardrail spares until a date; the policy itself denies again after it.</summary>
/// <param name="Guardrail">The guardrail.</param>
/// <param name="Account">The account that is spared.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why it is needed.</param>
/// <param name="EndsOn">The last day (UTC) on which the account is spared.</param>
public sealed record Exemption(IGuardrail Guardrail, AccountId Account, string Owner, string Reason, DateOnly EndsOn);
