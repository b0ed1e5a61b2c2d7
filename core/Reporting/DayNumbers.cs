using Guardrails.Core.Ids;

namespace Guardrails.Core.Reporting;

/// <summary>The numbers of one day, as the ledger keeps them for the trend.</summary>
/// <param name="Day">The day (UTC).</param>
/// <param name="At">The time of the report (UTC).</param>
/// <param name="IsComplete">True where every account could be read.</param>
/// <param name="Values">
/// The values by the names of <see cref="ReportMetric"/>; one without a value is left out.
/// </param>
public sealed record DayNumbers(
    DateOnly Day, DateTimeOffset At, bool IsComplete, IReadOnlyDictionary<string, double> Values)
{
    /// <summary>
    /// The accounts that left, with the day of the first report without each; kept while they count.
    /// </summary>
    public IReadOnlyDictionary<AccountId, DateOnly> Departed { get; init; } = new Dictionary<AccountId, DateOnly>();

    /// <summary>
    /// The accounts that left by today: those that any day before knew, those that were compared lately and are not
    /// listed any more, and none that came back or that no number counts any longer.
    /// </summary>
    /// <param name="before">
    /// The days before, oldest first: a day that could not read those before it loses no account.
    /// </param>
    /// <param name="compared">The accounts of the comparisons of the last days.</param>
    /// <param name="listed">The accounts of the organization.</param>
    /// <param name="period">The times that are counted.</param>
    public static IReadOnlyDictionary<AccountId, DateOnly> DepartedBy(
        IEnumerable<DayNumbers> before,
        IEnumerable<AccountId> compared,
        IReadOnlySet<AccountId> listed,
        ReportPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        var departed = new Dictionary<AccountId, DateOnly>();
        foreach (var (account, noticed) in before.SelectMany(day => day.Departed))
            departed[account] = noticed;
        foreach (var account in compared)
            departed.TryAdd(account, period.Today);
        var earliest = DateOnly.FromDateTime(period.Earliest.UtcDateTime);
        return departed.Where(one => !listed.Contains(one.Key) && one.Value >= earliest).ToDictionary();
    }
}
