using Guardrails.Core.Json;
using Guardrails.Core.Usage;

namespace Guardrails.Core.Remediation;

/// <summary>The signs of use of keys in quarantine.</summary>
public static class SignsOfUse
{
    /// <summary>
    /// The most new signs of one look: a script that is refused a million times says no more than this.
    /// </summary>
    private const int Most = 100;

    /// <summary>The reason that a look is not whole; null where it is.</summary>
    public static Trouble? Gap(IReadOnlyList<KeyUsage> usages)
    {
        ArgumentNullException.ThrowIfNull(usages);
        return usages.SelectMany(usage => usage.Gaps).FirstOrDefault() is { } gap
            ? new($"{gap.Reason}{(gap.Region is { } region ? $" in {region}" : "")}.", gap.Remedy)
            : null;
    }

    /// <summary>The signs that a remediation does not know yet, the oldest first.</summary>
    /// <param name="one">The remediation.</param>
    /// <param name="usages">What each key did since the quarantine was attached.</param>
    /// <param name="since">The time at which it was attached (UTC).</param>
    public static IReadOnlyList<Disturbance> Of(
        RemediationCase one, IReadOnlyList<KeyUsage> usages, DateTimeOffset since)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(usages);
        var known = one.Signs.Select(sign => sign.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. usages.SelectMany(usage => OfCalls(usage, since).Concat(OfLastUse(usage, since)))
                .Where(sign => !known.Contains(sign.Id))
                .OrderBy(sign => sign.At).ThenBy(sign => sign.Id, StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    private static IEnumerable<Disturbance> OfCalls(KeyUsage usage, DateTimeOffset since) =>
        from call in usage.Calls
        let refused = CallEnd.Of(call.Activity) is { Ending: CallEnding.Refused } end ? end : null
        where call.Time > since && (refused is not null || call.Time > since + RemediationLimits.OldSessions)
        let how = refused is null ? "was made in spite of the quarantine"
            : refused.PolicyId is { } policy ? $"was refused by policy {Printable.Short(policy)}"
            : "was refused"
        select new Disturbance(
            call.EventId,
            refused is null ? DisturbanceKind.Made : DisturbanceKind.Refused,
            call.Time,
            $"{Printable.Short(call.Activity.Label)} by access key {usage.AccessKeyId} {how} at "
            + $"{call.Time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC in {Printable.Short(call.Activity.Region ?? "?")}, "
            + $"from {Printable.Short(call.Activity.Origin.Address ?? "?")} "
            + $"({Printable.Short(call.Activity.Origin.Agent ?? "?")}).");

    private static IEnumerable<Disturbance> OfLastUse(KeyUsage usage, DateTimeOffset since) =>
        from use in usage.LastUse.Seen
        where use.At > since
        select new Disturbance(
            $"{usage.AccessKeyId}@{use.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}",
            DisturbanceKind.LastUseMoved,
            use.At,
            $"The last use of access key {usage.AccessKeyId} moved to {use.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC "
            + $"({Printable.Short(use.Service ?? "?")} in {Printable.Short(use.Region ?? "?")}).");
}
