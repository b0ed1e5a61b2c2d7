using Guardrails.Core.Activity;
using Guardrails.Core.Evidence;
using Guardrails.Core.Json;

namespace Guardrails.Core.Usage;

/// <summary>
/// The events of access keys, as they come: in any order, some twice, some corrected later. What is asked of it does
/// not depend on how they came.
/// </summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
/// and https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html on sessions.
/// </remarks>
public sealed class UsageLog
{
    private static readonly Dictionary<string, LoggedCall> None = [];

    private readonly Dictionary<UInt128, CallKind> _kinds = [];
    private readonly Dictionary<string, Dictionary<string, LoggedCall>> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);

    /// <summary>Takes an event. One that names no access key is of no key.</summary>
    public void Add(RootActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var (hasId, hasTime) = (activity.Id.EventId.TryGet(out var id), activity.Time.TryGet(out var time));
        if (!activity.Caller.TryGet(out var caller))
            _unreadable.Add($"event {Name(id)}: {activity.Caller.Problem}");
        else if (caller.Credential.AccessKeyId is not { } key)
            return;
        else if (!hasId || !hasTime)
            _unreadable.Add($"event {Name(id)}: {activity.Id.EventId.Problem ?? activity.Time.Problem}");
        else
            Add(key, id!, time, activity, caller);
    }

    /// <summary>Takes note of an event that nobody can read.</summary>
    /// <param name="problem">Its place and what is wrong with it.</param>
    public void AddUnreadable(string problem) => _unreadable.Add(problem);

    /// <summary>The access key ids of the sessions that a key opened, and of those that were opened in them.</summary>
    public IReadOnlyList<string> SessionsOf(string accessKeyId)
    {
        var (found, left) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>([accessKeyId]));
        while (left.TryDequeue(out var key))
        {
            foreach (var opened in KindsOf(key).Select(kind => kind.Example.Issued?.AccessKeyId).OfType<string>())
            {
                if (opened != accessKeyId && found.Add(opened))
                    left.Enqueue(opened);
            }
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }

    /// <summary>The time at which a session ends (UTC); null where no event that opened it says so.</summary>
    public DateTimeOffset? EndOf(string session) => _ends.TryGetValue(session, out var end) ? end : null;

    /// <summary>Everything that a key did.</summary>
    /// <param name="accessKeyId">The key.</param>
    /// <param name="window">The time that was looked at; what happened before it does not count.</param>
    /// <param name="uses">The last use that IAM tells; nothing where it tells of none.</param>
    /// <param name="gaps">What could not be read.</param>
    public KeyUsage Of(
        string accessKeyId, UsageWindow window, Reading<RootKeyUse> uses, IEnumerable<UsageGap> gaps)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(uses);
        var sessions = SessionsOf(accessKeyId);
        var calls = sessions.Prepend(accessKeyId)
            .SelectMany(key => LoggedCall.Counting(CallsOf(key)))
            .Select(one => new KeyCall(one.EventId, one.Time, one.Kind.Example))
            .Where(call => call.Time >= window.From)
            .OrderBy(call => call.Time).ThenBy(call => call.EventId, StringComparer.Ordinal)
            .ToList();
        IReadOnlyList<UsageGap> all =
        [
            .. gaps.Concat(Own(accessKeyId, sessions, uses)).Distinct()
                .OrderBy(gap => gap.Region, StringComparer.Ordinal)
                .ThenBy(gap => gap.Reason, StringComparer.Ordinal)
                .ThenBy(gap => gap.Remedy, StringComparer.Ordinal),
        ];
        return new(accessKeyId, window, KeyVerdict.Of(window, calls, uses, all), calls)
        {
            Sessions = sessions,
            LastUse = uses,
            Gaps = all,
        };
    }

    private IEnumerable<UsageGap> Own(
        string accessKeyId, IReadOnlyList<string> sessions, Reading<RootKeyUse> uses)
    {
        foreach (var problem in _unreadable)
        {
            yield return new(
                Region: null, $"an event cannot be read: {problem.TrimEnd('.')}", "look at it, as it may be a use.");
        }

        foreach (var kind in sessions.Prepend(accessKeyId).SelectMany(KindsOf).Where(OpensUnknown))
        {
            yield return new(
                kind.Example.Region,
                $"event {Name(kind.Example.Id.EventId.Require())} opened a session and does not say which",
                "look for that session's calls in the account's trail.");
        }

        if (uses.Gap is { } gap)
            yield return new(Region: null, $"the key's last use is not known: {gap.Reason}", gap.Remedy);
    }

    /// <summary>True where a session was opened whose calls nobody can follow.</summary>
    private static bool OpensUnknown(CallKind kind) =>
        kind.Example is { EventSource: "sts.amazonaws.com", Name: "GetSessionToken" or "GetFederationToken" }
        && CallEnd.Of(kind.Example).Ending == CallEnding.Allowed
        && kind.Example.Issued?.AccessKeyId is null;

    private IEnumerable<CallKind> KindsOf(string key) =>
        CallsOf(key).Select(call => call.Kind).Distinct();

    private Dictionary<string, LoggedCall>.ValueCollection CallsOf(string key) =>
        _calls.GetValueOrDefault(key, None).Values;

    private void Add(
        string key, string id, DateTimeOffset time, RootActivity activity, ActivityCaller caller)
    {
        if (activity.Issued is { AccessKeyId: { } session, Expires: { } end } && !(EndOf(session) >= end))
            _ends[session] = end;
        var print = CallKind.PrintOf(activity, caller);
        if (_kinds.TryGetValue(print, out var kind))
            kind.Add(activity, time, id);
        else
            _kinds[print] = kind = CallKind.Of(print, activity, time, id);
        if (!_calls.TryGetValue(key, out var calls))
            _calls[key] = calls = new(StringComparer.Ordinal);
        var call = new LoggedCall(id, time, kind, activity.Id.Corrects, activity.Id.SharedEventId);
        if (!calls.TryGetValue(id, out var there) || call.IsBefore(there))
            calls[id] = call;
    }

    private static string Name(string? eventId) => eventId is null ? "without an id" : Printable.Short(eventId);
}
