using Guardrails.Core.Ids;

namespace Guardrails.Core.Reporting;

/// <summary>
/// The posture of an organization's root users at one time, and their numbers. One model; every rendering shows it.
/// </summary>
public sealed record ComplianceReport
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The partition, such as <c>aws</c>.</summary>
    public required string Partition { get; init; }

    /// <summary>The time of the report (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The first day of the calendar quarter (UTC).</summary>
    public required DateOnly Quarter { get; init; }

    /// <summary>The first day (UTC) that counts of the quarter rest on.</summary>
    public required DateOnly CountedSince { get; init; }

    /// <summary>True where the quarter is counted from its first day on.</summary>
    public required bool IsWholeQuarter { get; init; }

    /// <summary>
    /// The sentences on what is missing; none where nothing is. Every rendering begins with them.
    /// </summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>The numbers of the organization.</summary>
    public required ReportNumbers Numbers { get; init; }

    /// <summary>The numbers of the days before, the oldest first, and of this one.</summary>
    public required IReadOnlyList<TrendDay> Trend { get; init; }

    /// <summary>The changes since the last report; null where this is the first.</summary>
    public required ReportChanges? Changes { get; init; }

    /// <summary>The numbers of each unit.</summary>
    public required IReadOnlyList<UnitNumbers> Units { get; init; }

    /// <summary>The controls that are on, in catalog order.</summary>
    public required IReadOnlyList<ReportedControl> Controls { get; init; }

    /// <summary>Every account of the organization, by id.</summary>
    public required IReadOnlyList<ReportedAccount> Accounts { get; init; }

    /// <summary>The accounts that left and whose past still counts, by id.</summary>
    public required IReadOnlyList<DepartedAccount> Departed { get; init; }

    /// <summary>True where nothing keeps it from being complete.</summary>
    public bool IsComplete => Problems.Count == 0;

    /// <summary>The days that a trend shows: a year and a month.</summary>
    public const int MostTrendDays = 400;

    /// <summary>Makes the report.</summary>
    /// <param name="scope">The organization, as its file describes it.</param>
    /// <param name="period">The times that are counted.</param>
    /// <param name="accounts">Every account of the organization, each once, in any order.</param>
    /// <param name="departed">The accounts that left, each once.</param>
    /// <param name="before">The numbers of days before, each once, in any order.</param>
    /// <param name="hasCopies">True where AWS Config's aggregator could be read.</param>
    /// <param name="problems">What else could not be read.</param>
    public static ComplianceReport Of(
        ReportScope scope,
        ReportPeriod period,
        IEnumerable<ReportedAccount> accounts,
        IEnumerable<DepartedAccount> departed,
        IEnumerable<DayNumbers> before,
        bool hasCopies,
        IEnumerable<string> problems)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(period);
        IReadOnlyList<ReportedAccount> all = [.. accounts.OrderBy(one => one.Id.Value, StringComparer.Ordinal)];
        IReadOnlyList<DepartedAccount> left = [.. departed.OrderBy(one => one.Id.Value, StringComparer.Ordinal)];
        IReadOnlyList<DayNumbers> days = [.. before.Where(day => day.Day < period.Today).OrderBy(day => day.Day)];
        IReadOnlyList<string> incomplete = [.. problems, .. Unread(all, left)];
        var numbers = ReportNumbers.Of(all, left, period);
        return new()
        {
            Organization = scope.Organization,
            Partition = scope.Partition.Name,
            At = period.Now,
            Quarter = period.Quarter,
            CountedSince = period.Since,
            IsWholeQuarter = period.IsWhole,
            Problems = incomplete,
            Numbers = numbers,
            Trend =
            [
                .. days.TakeLast(MostTrendDays - 1).Select(day => new TrendDay(day.Day, day.IsComplete, day.Values)),
                new TrendDay(period.Today, incomplete.Count == 0, ReportMetrics.Of(numbers, incomplete.Count)),
            ],
            Changes = ReportChanges.Of(days.Count == 0 ? null : days[^1], all, left),
            Units = UnitNumbers.Of(all, period),
            Controls = [.. scope.Controls.Select(control => ReportedControl.Of(control, all, hasCopies))],
            Accounts = all,
            Departed = left,
        };
    }

    /// <summary>The numbers of this day, for the ledger.</summary>
    public DayNumbers ThisDay => new(
        DateOnly.FromDateTime(At.UtcDateTime), At, IsComplete, Trend[^1].Values)
    {
        Departed = Departed.ToDictionary(one => one.Id, one => one.Noticed),
    };

    private static IEnumerable<string> Unread(
        IReadOnlyList<ReportedAccount> accounts, IReadOnlyList<DepartedAccount> departed)
    {
        foreach (var one in accounts.Where(one => one.Unread is not null))
            yield return $"The ledger could not be read of account {one.Id}: {one.Unread}";
        foreach (var one in departed.Where(one => one.Unread is not null))
            yield return $"The ledger could not be read of account {one.Id}, which left: {one.Unread}";
    }
}

/// <summary>The numbers of one day of a trend.</summary>
/// <param name="Day">The day (UTC).</param>
/// <param name="IsComplete">True where every account could be read.</param>
/// <param name="Values">The values by the names of <see cref="ReportMetric"/>.</param>
public sealed record TrendDay(DateOnly Day, bool IsComplete, IReadOnlyDictionary<string, double> Values);
