using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Usage;

namespace Guardrails.Cli.Usage;

/// <summary>Everything that was read of an account's root keys.</summary>
/// <param name="Account">The account.</param>
/// <param name="Window">The time that was looked at.</param>
/// <param name="Source">The place where it was read, as the end of a sentence.</param>
/// <param name="Keys">The keys.</param>
internal sealed record ReadUsage(
    AccountId Account, UsageWindow Window, string Source, IReadOnlyList<KeyUsage> Keys)
{
    /// <summary>The reason why there may be other keys; null where these are all, or all that were named.</summary>
    public UsageGap? OtherKeys { get; init; }

    /// <summary>The days and Regions that files cover; null where event history was read.</summary>
    public FileCoverage? Coverage { get; init; }

    /// <summary>The partition of the account, by the Regions of the calls.</summary>
    public Partition Partition => Keys.SelectMany(key => key.Calls)
        .Select(call => Partition.All.FirstOrDefault(one =>
            call.Activity.Region is { } region && one.HasRegion(region)))
        .FirstOrDefault(one => one is not null) ?? Partition.Commercial;

    /// <summary>The calls of the role that the keys are compared with; null where there is none.</summary>
    public RoleCalls? RoleCalls { get; init; }

    /// <summary>The replacement role; null where nobody asked for it.</summary>
    public MadeReplacement? Replacement { get; init; }

    /// <summary>The comparison with a role; null where nobody asked for it.</summary>
    public MadeComparison? Comparison { get; init; }
}

/// <summary>The calls of a role.</summary>
/// <param name="Calls">The calls.</param>
/// <param name="Gaps">What could not be read.</param>
internal sealed record RoleCalls(IReadOnlyList<RootActivity> Calls, IReadOnlyList<UsageGap> Gaps);
