using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents.Ledger;

/// <summary>A note that an account is to be looked at again, as something in it waits for its explanation.</summary>
public static class LookRow
{
    /// <summary>The list of these notes.</summary>
    public const string List = "look";

    /// <summary>The row.</summary>
    /// <param name="account">The account.</param>
    /// <param name="due">The time from which on (UTC).</param>
    public static LedgerRow Of(AccountId account, DateTimeOffset due) => new(
        LedgerKey.OfLook(account, due),
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [LedgerKey.List] = List,
            [LedgerKey.ListedAt] = RowText.Of(due),
        },
        new Dictionary<string, IReadOnlyList<string>>());
}
