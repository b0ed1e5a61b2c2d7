namespace Guardrails.Core.Usage;

/// <summary>An event of an access key, in few bytes.</summary>
/// <param name="EventId">CloudTrail's id of it.</param>
/// <param name="Time">The time at which it happened.</param>
/// <param name="Kind">Everything else that counts.</param>
/// <param name="Corrects">The id of an event that it replaces.</param>
/// <param name="Shared">The id that it shares with the event that another account was given of the same call.</param>
internal sealed record LoggedCall(
    string EventId, DateTimeOffset Time, CallKind Kind, string? Corrects, string? Shared)
{
    private static readonly IComparer<(bool, string)> Order = Comparer<(bool Foreign, string Id)>.Create(
        (one, other) => one.Foreign != other.Foreign
            ? one.Foreign.CompareTo(other.Foreign)
            : string.CompareOrdinal(one.Id, other.Id));

    /// <summary>An order that does not depend on how events came, for two that bear the same id.</summary>
    public bool IsBefore(LoggedCall other) =>
        (Time.CompareTo(other.Time), Kind.Print.CompareTo(other.Kind.Print)) switch
        {
            (not 0 and var byTime, _) => byTime < 0,
            (_, not 0 and var byKind) => byKind < 0,
            _ when Corrects != other.Corrects => string.CompareOrdinal(Corrects, other.Corrects) < 0,
            _ => string.CompareOrdinal(Shared, other.Shared) < 0,
        };

    /// <summary>
    /// One for each call of a key: a correction instead of what it corrects, and one of the events that several
    /// accounts were given. A key that has events has one left, whatever the events say of each other.
    /// </summary>
    public static IEnumerable<LoggedCall> Counting(IReadOnlyCollection<LoggedCall> calls)
    {
        var corrected = Corrected(calls);
        return calls.Where(call => !corrected.Contains(call.EventId))
            .GroupBy(call => call.Shared ?? $"/{call.EventId}", StringComparer.Ordinal)
            .Select(same => same.MinBy(call => (!call.IsOfCaller, call.EventId), Order)!);
    }

    /// <summary>True for the event that the caller's own account was given.</summary>
    private bool IsOfCaller => Kind.Example.Accounts is var accounts
        && accounts.Recipient.TryGet(out var recipient)
        && accounts.Caller.TryGet(out var caller)
        && recipient == caller;

    /// <summary>The ids of the events that another one of the key replaces, of each chain all but one.</summary>
    private static HashSet<string> Corrected(IReadOnlyCollection<LoggedCall> calls)
    {
        var corrected = new HashSet<string>(StringComparer.Ordinal);
        if (calls.All(call => call.Corrects is null))
            return corrected;
        var there = calls.ToDictionary(call => call.EventId, StringComparer.Ordinal);
        foreach (var one in calls.Where(call => call.Corrects is not null && call.Corrects != call.EventId)
            .GroupBy(call => call.Corrects!, StringComparer.Ordinal))
        {
            if (there.ContainsKey(one.Key))
                corrected.Add(one.Key);

            // Of several corrections of the same event, the last one stands.
            var last = one.MaxBy(call => call.EventId, StringComparer.Ordinal)!;
            corrected.UnionWith(one.Where(call => call != last).Select(call => call.EventId));
        }

        // Events that correct each other in a circle would all be gone.
        foreach (var id in corrected.Order(StringComparer.Ordinal).Where(id => IsInCircle(id, there)).ToList())
            corrected.Remove(id);
        return corrected;
    }

    private static bool IsInCircle(string id, Dictionary<string, LoggedCall> there)
    {
        var (seen, at) = (new HashSet<string>(StringComparer.Ordinal), id);
        while (seen.Add(at))
        {
            if (!there.TryGetValue(at, out var call) || call.Corrects is not { } next)
                return false;
            at = next;
        }

        return at == id;
    }
}
