using Guardrails.Core.Ids;

namespace Guardrails.Core.Guardrails;

/// <summary>
/// An account, or all accounts below a unit, that a guardrail spares until a date; the policy itself denies again after
/// it.
/// </summary>
/// <param name="Guardrail">The guardrail.</param>
/// <param name="Target">The account, or the unit.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why it is needed.</param>
/// <param name="EndsOn">The last day (UTC) on which it spares.</param>
public sealed record Exemption(IGuardrail Guardrail, TargetId Target, string Owner, string Reason, DateOnly EndsOn)
{
    /// <summary>The exemption of one account.</summary>
    public Exemption(IGuardrail guardrail, AccountId account, string owner, string reason, DateOnly endsOn)
        : this(guardrail, TargetId.Of(account), owner, reason, endsOn)
    {
    }

    /// <summary>The account; null where it is of a unit.</summary>
    public AccountId? Account => IsOfUnit ? null : AccountId.Parse(Target.Value);

    internal bool IsOfUnit => Target.Kind is TargetKind.Unit;

    /// <summary>True where it is of the account, or of a unit above it.</summary>
    /// <param name="account">The account.</param>
    /// <param name="above">The units that the account is in, and the root.</param>
    internal bool IsOf(AccountId account, IEnumerable<TargetId> above) =>
        IsOfUnit ? above.Contains(Target) : Target == TargetId.Of(account);
}
