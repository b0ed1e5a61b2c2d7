namespace Guardrails.Core.Organizations;

/// <summary>The ledger of an organization.</summary>
/// <param name="RetentionDays">
/// The days that what an incident rested on is kept, from the incident's end on. What an open one rests on stays.
/// </param>
public sealed record LedgerSettings(int RetentionDays)
{
    /// <summary>A year, and a month to look back on it.</summary>
    public static readonly LedgerSettings Default = new(RetentionDays: 400);
}
