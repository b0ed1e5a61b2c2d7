using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Usage.Replacement.Mapping;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>The names of events in which a role's calls show that it can replace a key.</summary>
public static class ComparedNames
{
    /// <summary>
    /// The names, by Region: those of the key's allowed calls where it made them, and each of them in the home Region,
    /// where the calls of global services are logged. Calls that need no permission, and those that no role can make,
    /// have no part in a comparison: they are left out.
    /// </summary>
    /// <param name="keyCalls">Every call of the key.</param>
    /// <param name="partition">Its partition.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(
        IEnumerable<RootActivity> keyCalls, Partition partition)
    {
        ArgumentNullException.ThrowIfNull(keyCalls);
        ArgumentNullException.ThrowIfNull(partition);
        return MappedCalls.OfAll(keyCalls.Where(CallEnd.IsAllowed)).All
            .Where(call => call.Mapped is not (MappedCall.NeedsNothing or MappedCall.NotForARole))
            .SelectMany(call => (string?[])[call.Activity.Region, partition.HomeRegion], (call, region) => (
                Region: region, call.Activity.Name))
            .Where(one => one.Region is not null && partition.HasRegion(one.Region) && one.Name.Length > 0)
            .GroupBy(one => one.Region!, one => one.Name, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                IReadOnlyList<string> (group) =>
                    [.. group.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                StringComparer.Ordinal);
    }
}
