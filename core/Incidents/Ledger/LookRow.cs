using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents.Ledger;

/// <summary>
/// A note that an account is to be looked at again, as something in it waits for its explanation or ends by itself.
/// </summary>
public static class LookRow
{
    /// <summary>The list of these notes.</summary>
    public const string List = "look";

    /// <summary>The step of their times: somebody looks as often, and a flood of waiting acts is a few notes.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>The row.</summary>
    /// <param name="account">The account.</param>
    /// <param name="due">The time from which on (UTC); it is rounded up to a whole step.</param>
    public static LedgerRow Of(AccountId account, DateTimeOffset due)
    {
        var over = due.UtcTicks % Step.Ticks;
        var at = new DateTimeOffset(over == 0 ? due.UtcTicks : due.UtcTicks - over + Step.Ticks, TimeSpan.Zero);
        return new(
            LedgerKey.OfLook(account, at),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [LedgerKey.List] = List,
                [LedgerKey.ListedAt] = RowText.Of(at),
            },
            new Dictionary<string, IReadOnlyList<string>>());
    }
}
