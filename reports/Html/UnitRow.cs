using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Html;

/// <summary>A unit and its numbers.</summary>
internal sealed record UnitRow(IReadOnlyList<string> Path)
{
    public required string Accounts { get; init; }
    public required string Active { get; init; }
    public required string Keys { get; init; }
    public required string Mfa { get; init; }
    public required string Required { get; init; }
    public required string SignIns { get; init; }
    public required string Remediated { get; init; }
    public required string Unknown { get; init; }
    public required string Exempt { get; init; }
    public required string Incidents { get; init; }

    /// <summary>The same in a line, for the heading of its accounts.</summary>
    public required string Summary { get; init; }

    public static UnitRow Of(UnitNumbers unit)
    {
        var numbers = unit.Numbers;
        return new(unit.Units.Count == 0 ? ["Root"] : unit.Units)
        {
            Accounts = Words.Number(numbers.Accounts),
            Active = Words.Number(numbers.WithActiveKeys),
            Keys = Words.Number(numbers.WithKeys),
            Mfa = Of(numbers.Mfa),
            Required = Of(numbers.RequiredMfa),
            SignIns = Words.Number(numbers.SignIns),
            Remediated = numbers.RemediatedInQuarter.MeanSeconds is { } mean ? Words.Duration(mean) : "–",
            Unknown = Words.Number(numbers.Unknown),
            Exempt = Words.Number(numbers.Exempt),
            Incidents = Words.Number(numbers.IncidentsOpen),
            Summary = $"{Words.Count(numbers.Accounts, "account")}, {Words.Number(numbers.WithActiveKeys)} with active "
                + $"root keys, {Words.Number(numbers.WithKeys)} with any; root MFA {Of(numbers.Mfa)}; "
                + $"{Words.Number(numbers.Unknown)} UNKNOWN; {Words.Count(numbers.IncidentsOpen, "open incident")}",
        };
    }

    private static string Of(Share? share) =>
        share is null ? "not asked" : share.Percent is { } percent ? Words.Percent(percent) : "not applicable";
}
