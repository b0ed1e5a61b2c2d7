using Guardrails.Core.Activity;

namespace Guardrails.Core.Usage;

/// <summary>One call that a key made, or a session that it opened.</summary>
/// <param name="EventId">CloudTrail's id of the event.</param>
/// <param name="Time">The time at which it happened (UTC).</param>
/// <param name="Activity">
/// An event like it: the same call, caller, origin, request, resources and result, perhaps at another time.
/// </param>
public sealed record KeyCall(string EventId, DateTimeOffset Time, RootActivity Activity)
{
    /// <summary>The day (UTC).</summary>
    public DateOnly Day => DateOnly.FromDateTime(Time.UtcDateTime);
}
