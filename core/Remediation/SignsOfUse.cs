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

    /// <summary>
    /// The time in which an event reaches event history, and much more: what is older than that when a look is made has
    /// been seen by it. CloudTrail says minutes, and promises nothing.
    /// </summary>
    private static readonly TimeSpan Arrival = TimeSpan.FromHours(2);

    /// <summary>The reason that nothing can be told by a look; null where something can.</summary>
    /// <param name="usages">What each key did.</param>
    /// <param name="signs">The signs that were found: with one, it does not matter what was left at a limit.</param>
    public static Trouble? Gap(IReadOnlyList<KeyUsage> usages, IReadOnlyList<Disturbance> signs)
    {
        ArgumentNullException.ThrowIfNull(usages);
        ArgumentNullException.ThrowIfNull(signs);
        return usages.SelectMany(usage => usage.Gaps)
            .FirstOrDefault(gap => !gap.IsLimit || signs.Count == 0) is { } gap
            ? new($"{gap.WithRegion()}.", gap.Remedy)
            : null;
    }

    /// <summary>
    /// The time up to which everything that the keys did was told before (UTC): by whole looks, or by a sign that
    /// stands for many calls. Null before the first look.
    /// </summary>
    public static DateTimeOffset? KnownUntil(RemediationCase one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var (looked, told) = (one.LookedAt - Arrival, ToldUntil(one));
        return looked is null || told > looked ? told : looked;
    }

    /// <summary>The signs that a remediation does not know yet, the oldest first.</summary>
    /// <param name="one">The remediation.</param>
    /// <param name="usages">What each key did since the quarantine was attached.</param>
    /// <param name="since">The time before which it was not attached (UTC).</param>
    public static IReadOnlyList<Disturbance> Of(
        RemediationCase one, IReadOnlyList<KeyUsage> usages, DateTimeOffset since)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(usages);
        var known = one.Signs.Select(sign => sign.Id).ToHashSet(StringComparer.Ordinal);
        var told = ToldUntil(one);
        var from = told > since ? told.Value : since;
        List<Disturbance> signs =
        [
            .. usages.SelectMany(usage =>
                OfCalls(usage, since).Where(sign => sign.At > from).Concat(OfLastUse(usage, since)))
                .Where(sign => !known.Contains(sign.Id))
                .OrderBy(sign => sign.At).ThenBy(sign => sign.Id, StringComparer.Ordinal),
        ];
        var isPart = usages.Any(usage => usage.Gaps.Any(gap => gap.IsLimit));
        return signs.Count > Most || (isPart && signs.Count > 0)
            ? [.. signs.Take(Most - 1), More(signs, isPart)]
            : signs;
    }

    /// <summary>
    /// The sign that stands for all others up to a time. A person decides on all of them, and none comes back by
    /// itself.
    /// </summary>
    private static Disturbance More(List<Disturbance> signs, bool isPart)
    {
        var (listed, last) = (Math.Min(signs.Count, Most - 1), signs[^1].At);
        return new(
            $"more@{last.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}",
            DisturbanceKind.More,
            last,
            (signs.Count > listed ? $"{Counted.Of(signs.Count - listed, "more sign")} of use until " : "All until ")
            + $"{last.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC "
            + (signs.Count > listed ? "are not listed" : "are listed")
            + (isPart ? ", and older calls were not read: there are too many." : "."));
    }

    private static DateTimeOffset? ToldUntil(RemediationCase one) =>
        one.Signs.Where(sign => sign.Kind == DisturbanceKind.More).Max(sign => (DateTimeOffset?)sign.At);

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
