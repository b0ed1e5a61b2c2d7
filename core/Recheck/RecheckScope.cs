using Guardrails.Core.Ids;

namespace Guardrails.Core.Recheck;

/// <summary>The accounts and rules that a recheck is about.</summary>
/// <param name="Management">The organization's management account, the only one that says who joined.</param>
/// <param name="Excluded">The accounts that have no rules of ours.</param>
/// <param name="Rules">The rules that are started in the others.</param>
public sealed record RecheckScope(AccountId Management, IReadOnlySet<AccountId> Excluded, RulesToStart Rules);
