using Guardrails.Core.Planning.Trees;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning.OwnCalls;

/// <summary>Accounts in words, by the units that they are in.</summary>
internal static class AccountsByUnit
{
    private const int NamedOneByOne = 3;

    /// <summary>Few are named; of many the number in each unit is told.</summary>
    public static string Words(IReadOnlyList<SnapshotAccount> accounts, PolicyTree tree)
    {
        if (accounts.Count <= NamedOneByOne)
        {
            return string.Join(
                ", ",
                accounts.Select(account => $"{account.Name} ({account.Id}, {tree.PlaceOf(account).Names})"));
        }

        var units = accounts.CountBy(account => tree.PlaceOf(account).Names, StringComparer.Ordinal);
        return $"{accounts.Count} accounts ("
            + string.Join(", ", units.OrderBy(unit => unit.Key, StringComparer.Ordinal)
                .Select(unit => $"{unit.Value} in {unit.Key}"))
            + ")";
    }
}
