using Guardrails.Core.Ids;

namespace Guardrails.Core.Reporting;

/// <summary>An account that was in the organization in the quarter or the last 90 days, and is no longer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Noticed">The day (UTC) of the first report without it.</param>
/// <param name="History">What it counts for.</param>
/// <param name="Unread">The reason why the ledger could not be read of it; null where it was.</param>
public sealed record DepartedAccount(AccountId Id, DateOnly Noticed, AccountHistory History, string? Unread)
{
    /// <summary>The incidents that go on until a comparison notices that it left.</summary>
    public int OpenIncidents { get; init; }

    /// <summary>Judges what the ledger has of it.</summary>
    public static DepartedAccount Of(AccountFacts facts, DateOnly noticed, ReportPeriod period)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new(facts.Account, noticed, AccountHistory.Of(facts, period), facts.Unread)
        {
            OpenIncidents = facts.Incidents.Count(one => !one.IsOver && one.Kinds.Count > 0),
        };
    }
}
