namespace Guardrails.Core.Reporting;

/// <summary>The numbers of the accounts that stand in one unit itself, not in units below it.</summary>
/// <param name="Units">The names of the units down to it; none for the root.</param>
/// <param name="Numbers">Its numbers.</param>
public sealed record UnitNumbers(IReadOnlyList<string> Units, ReportNumbers Numbers)
{
    /// <summary>Every unit that has accounts, by name.</summary>
    internal static IReadOnlyList<UnitNumbers> Of(IReadOnlyList<ReportedAccount> accounts, ReportPeriod period) =>
    [
        .. accounts.GroupBy(one => string.Join('\0', one.Units), StringComparer.Ordinal)
            .OrderBy(unit => unit.Key, StringComparer.Ordinal)
            .Select(unit => new UnitNumbers(unit.First().Units, ReportNumbers.Of([.. unit], [], period))),
    ];
}
