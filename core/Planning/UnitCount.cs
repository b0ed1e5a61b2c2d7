namespace Guardrails.Core.Planning;

/// <summary>The number of accounts of one unit that something is about.</summary>
/// <param name="Unit">The names on the way to it, such as <c>Root/Workloads</c>.</param>
/// <param name="Accounts">The number of accounts that stand directly in it.</param>
public sealed record UnitCount(string Unit, int Accounts)
{
    /// <summary>The units of some accounts, by name; an account that comes twice counts once.</summary>
    public static IReadOnlyList<UnitCount> Of(IEnumerable<AccountPlan> accounts) =>
    [
        .. accounts.DistinctBy(account => account.Id)
            .CountBy(account => account.Unit, StringComparer.Ordinal)
            .OrderBy(unit => unit.Key, StringComparer.Ordinal)
            .Select(unit => new UnitCount(unit.Key, unit.Value)),
    ];
}
