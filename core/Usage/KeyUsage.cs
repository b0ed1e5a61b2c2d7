using Guardrails.Core.Activity;
using Guardrails.Core.Evidence;

namespace Guardrails.Core.Usage;

/// <summary>Everything that an access key did in a time, with the sessions that it opened.</summary>
public sealed class KeyUsage
{
    private readonly Dictionary<RootActivity, CallEnd> _ends = new(ReferenceEqualityComparer.Instance);
    private readonly ILookup<CallEnding, KeyCall> _byEnding;

    internal KeyUsage(string accessKeyId, UsageWindow window, KeyVerdict verdict, IReadOnlyList<KeyCall> calls)
    {
        (AccessKeyId, Window, Verdict, Calls) = (accessKeyId, window, verdict, calls);
        foreach (var activity in calls.Select(call => call.Activity))
        {
            if (!_ends.ContainsKey(activity))
                _ends[activity] = CallEnd.Of(activity);
        }

        _byEnding = calls.ToLookup(call => _ends[call.Activity].Ending);
    }

    /// <summary>The key.</summary>
    public string AccessKeyId { get; }

    /// <summary>The time that was looked at.</summary>
    public UsageWindow Window { get; }

    /// <summary>The answer to the question whether it is in use.</summary>
    public KeyVerdict Verdict { get; }

    /// <summary>Every call, each once, in the order of time.</summary>
    public IReadOnlyList<KeyCall> Calls { get; }

    /// <summary>The access key ids of the sessions that it opened.</summary>
    public required IReadOnlyList<string> Sessions { get; init; }

    /// <summary>The last use that IAM tells; nothing where it tells of none.</summary>
    public required Reading<RootKeyUse> LastUse { get; init; }

    /// <summary>The parts of its history that could not be read.</summary>
    public required IReadOnlyList<UsageGap> Gaps { get; init; }

    /// <summary>True where everything was read.</summary>
    public bool IsComplete => Gaps.Count == 0 && Verdict is not KeyVerdict.CannotTell;

    /// <summary>
    /// The calls that AWS let pass, one for each kind: calls that differ only in id, time and answer are one.
    /// </summary>
    public IReadOnlyList<RootActivity> AllowedCalls => Kinds(CallEnding.Allowed);

    /// <summary>The calls that AWS refused, likewise.</summary>
    public IReadOnlyList<RootActivity> RefusedCalls => Kinds(CallEnding.Refused);

    /// <summary>The calls that AWS let pass, by service and name.</summary>
    public IReadOnlyList<CallSummary> Allowed => Summaries(CallEnding.Allowed);

    /// <summary>The calls that AWS refused, by service, name, code and policy.</summary>
    public IReadOnlyList<CallSummary> Refused => Summaries(CallEnding.Refused);

    /// <summary>The calls that failed otherwise, by service, name and code.</summary>
    public IReadOnlyList<CallSummary> Failed => Summaries(CallEnding.Failed);

    /// <summary>The parts of its calls that point to an application or a team.</summary>
    public IReadOnlyList<UsageHint> Hints => UsageHints.Of(Calls);

    /// <summary>The number of calls of each day on which there were any (UTC).</summary>
    public IReadOnlyDictionary<DateOnly, int> Days => CallSummary.DaysOf(Calls);

    /// <summary>Every call, however it ended, likewise.</summary>
    public IReadOnlyList<RootActivity> DistinctCalls => [.. Enum.GetValues<CallEnding>().SelectMany(Kinds)];

    /// <summary>The latest use: by an event, or as IAM tells it; null where none is known.</summary>
    public DateTimeOffset? LatestUse => Calls.Select(call => (DateTimeOffset?)call.Time)
        .Concat(LastUse.Seen.Select(use => (DateTimeOffset?)use.At)).Max();

    private IReadOnlyList<CallSummary> Summaries(CallEnding ending) =>
        CallSummary.Of(_byEnding[ending], call => _ends[call.Activity]);

    private IReadOnlyList<RootActivity> Kinds(CallEnding ending) =>
        [.. _byEnding[ending].Select(call => call.Activity).Distinct(ReferenceEqualityComparer.Instance)
            .Cast<RootActivity>()];
}
