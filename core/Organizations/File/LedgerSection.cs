using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on the ledger.</summary>
internal sealed record LedgerSection(Located<int>? RetentionDays)
{
    private static readonly Property<int> RetentionDaysProperty =
        new(
            "retentionDays",
            "For how many days what an incident rested on is kept after the incident has closed; "
            + $"{LedgerSettings.Default.RetentionDays} when left out. What an open one rests on never expires. A "
            + "report counts a calendar quarter and the last 90 days, so that it is never less than 100.",
            new NumberShape(least: 100, most: 3650));

    public static readonly ObjectShape<LedgerSection> Shape =
        new([RetentionDaysProperty], fields => new(fields.Get(RetentionDaysProperty)));

    public LedgerSettings Parsed() => RetentionDays is { Value: var days } ? new(days) : LedgerSettings.Default;
}
