using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>The accounts that an event names. Where they differ, one account speaks of another one.</summary>
/// <param name="Sender">The account that sent it, as EventBridge itself says.</param>
/// <param name="Recipient">The account in whose trail it was logged.</param>
/// <param name="Caller">The account of the principal that called.</param>
public sealed record ActivityAccounts(Stated<AccountId> Sender, Stated<AccountId> Recipient, Stated<AccountId> Caller)
{
    internal static ActivityAccounts Read(EventJson outer, EventJson detail) => new(
        Stated.Of(() => outer.Account("account")),
        Stated.Of(() => detail.Account("recipientAccountId")),
        Stated.Of(() => detail.Object("userIdentity").Account("accountId")));
}
