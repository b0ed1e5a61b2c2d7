namespace Guardrails.Core.Reporting;

/// <summary>The times that a report counts from and to.</summary>
/// <param name="Now">The time of the report (UTC).</param>
/// <param name="CountedSince">
/// The first day of which the ledger knows (UTC): counts begin there. Null where no account was compared yet.
/// </param>
public sealed record ReportPeriod(DateTimeOffset Now, DateOnly? CountedSince)
{
    /// <summary>The first day of the calendar quarter (UTC).</summary>
    public DateOnly Quarter => new(Today.Year, Today.Month - ((Today.Month - 1) % 3), 1);

    /// <summary>The day (UTC).</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>
    /// The first day of what "this quarter" counts: that of the quarter, or the first one of which the ledger knows.
    /// </summary>
    public DateOnly Since => CountedSince is not { } first ? Today : first > Quarter ? first : Quarter;

    /// <summary>True where the ledger knows of the quarter from its first day on.</summary>
    public bool IsWhole => CountedSince <= Quarter;

    /// <summary>The beginning of the last 90 days (UTC).</summary>
    public DateTimeOffset NinetyDaysAgo => Now - TimeSpan.FromDays(90);

    /// <summary>The beginning of the quarter (UTC).</summary>
    public DateTimeOffset QuarterBegan => new(Quarter, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The earliest time (UTC) that any number counts.</summary>
    public DateTimeOffset Earliest => QuarterBegan < NinetyDaysAgo ? QuarterBegan : NinetyDaysAgo;

    /// <summary>True for what happened in the quarter, and not after the report.</summary>
    public bool IsInQuarter(DateTimeOffset at) => at >= QuarterBegan && at <= Now;

    /// <summary>True for what happened in the last 90 days, and not after the report.</summary>
    public bool IsInNinetyDays(DateTimeOffset at) => at >= NinetyDaysAgo && at <= Now;
}
