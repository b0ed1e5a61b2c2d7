namespace Guardrails.Core.Incidents.Alerts;

/// <summary>Decides which pending alerts are sent now, alone or in a digest, and in which order.</summary>
/// <remarks>
/// Ten mails a second is all that Amazon SNS sends to a subscription
/// (https://docs.aws.amazon.com/general/latest/gr/sns.html), and all that a person reads is less. Everything but
/// critical news therefore waits ten minutes for others of its kind.
/// </remarks>
public static class Dispatcher
{
    /// <summary>More than so many of one kind become a digest.</summary>
    public const int MostAlone = 10;

    /// <summary>Critical messages of one account and hour; the rest becomes a digest.</summary>
    public const int MostCriticalPerHour = 20;

    /// <summary>The time in which others of a kind are waited for.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    /// <summary>The longest time that a digest waits for a flood to end.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    /// <summary>The messages that are due, the most urgent first.</summary>
    /// <param name="pending">All alerts that were decided on and not sent.</param>
    /// <param name="sentAlone">Critical alerts that were sent alone in the last hour, of any account.</param>
    /// <param name="now">The time (UTC).</param>
    public static IReadOnlyList<Dispatch> Due(
        IReadOnlyList<PendingAlert> pending, IReadOnlyList<PendingAlert> sentAlone, DateTimeOffset now)
    {
        var alone = pending.Where(IsNews).GroupBy(one => one.Account)
            .SelectMany(account => Oldest(account).Take(
                MostCriticalPerHour - sentAlone.Count(sent => sent.Account == account.Key)))
            .ToHashSet();
        // An account that has many of a kind has a digest of its own: it neither delays nor crowds out another one.
        var floods = pending.Where(one => !alone.Contains(one)).GroupBy(one => (one.Kind, one.Account))
            .Where(same => same.Count() > MostAlone).Select(same => same.Key).ToHashSet();
        return
        [
            .. Oldest(alone).Select(one => new Dispatch([one], IsDigest: false)),
            .. pending.Where(one => !alone.Contains(one))
                .GroupBy(one => (one.Kind, one.IsOld, IsTooMuch: IsNews(one),
                    Flood: floods.Contains((one.Kind, one.Account)) ? one.Account : null))
                .OrderByDescending(group => group.Max(one => one.Alert.Told))
                .ThenBy(group => group.Key.Kind.Name, StringComparer.Ordinal)
                .ThenBy(group => group.Key.IsOld)
                .SelectMany(group => OfKind(
                    [.. Oldest(group)], isDigest: group.Key.IsOld || group.Key.IsTooMuch, now)),
        ];
    }

    private static bool IsNews(PendingAlert one) => one is { Alert.Told: Severity.Critical, IsOld: false };

    private static IEnumerable<Dispatch> OfKind(IReadOnlyList<PendingAlert> same, bool isDigest, DateTimeOffset now)
    {
        var (first, last) = (same[0].Alert.Claimed, same[^1].Alert.Claimed);
        if (now - first < Quiet)
            return [];
        if (!isDigest && same.Count <= MostAlone)
            return same.Select(one => new Dispatch([one], IsDigest: false));
        return now - last >= Quiet || now - first >= Longest ? [new(same, IsDigest: true)] : [];
    }

    private static IOrderedEnumerable<PendingAlert> Oldest(IEnumerable<PendingAlert> alerts) =>
        alerts.OrderBy(one => one.Alert.Claimed)
            .ThenBy(one => one.Account.Value, StringComparer.Ordinal)
            .ThenBy(one => one.Alert.Id, StringComparer.Ordinal);
}
