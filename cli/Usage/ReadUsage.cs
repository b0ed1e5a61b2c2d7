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
}
