using System.Runtime.CompilerServices;
using Amazon.CloudTrail;
using Amazon.CloudTrail.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Names;
using Guardrails.Core.Usage;

namespace Guardrails.Aws.Usage;

/// <summary>Looks up events in the event history of one account and Region.</summary>
/// <param name="trails">AWS CloudTrail in that Region, with credentials of that account.</param>
/// <param name="calls">How AWS is called; its pace is that of this Region alone.</param>
/// <remarks>
/// Source: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html. Events come newest
/// first, and a page may be empty although more follow. A token belongs to one call's parameters and does not outlive a
/// process: what goes on after a stop begins with the time that was reached, whose events come twice and count once.
/// </remarks>
public sealed class HistoryLookup(IAmazonCloudTrail trails, AwsCalls calls)
{
    private const int EventsOnAPage = 50;

    /// <summary>Reads every page that was not read before. Whoever has enough of them stops.</summary>
    /// <param name="by">The attribute of the events; AWS takes one.</param>
    /// <param name="value">Its value.</param>
    /// <param name="window">The time.</param>
    /// <param name="from">The place that an earlier reading got to.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">A page is missing.</exception>
    public async IAsyncEnumerable<LookedUpPage> ReadAsync(
        LookupAttributeKey by,
        string value,
        UsageWindow window,
        HistoryPlace from,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(from);
        var (reached, end) = (from.Reached, from.Reached ?? window.To);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        string? token = null;
        do
        {
            var request = RequestOf(new() { AttributeKey = by, AttributeValue = value }, window.From, end, token);
            var answer = await calls.MakeAsync(
                CloudTrailActions.LookupEvents, () => trails.LookupEventsAsync(request, cancellation), cancellation);
            var events = answer.Events ?? [];
            if (events.Where(one => one.EventTime is not null).Min(one => one.EventTime) is { } oldest)
                reached = new DateTimeOffset(oldest.ToUniversalTime());
            token = string.IsNullOrEmpty(answer.NextToken) ? null : answer.NextToken;
            if (token is not null && !asked.Add(token))
            {
                throw calls.Failed(
                    CloudTrailActions.LookupEvents,
                    "the answer says that more follows, but not where",
                    "nothing is judged by half a history; report this as a bug if this persists.");
            }

            yield return new(
                [.. events.Select(one => one.CloudTrailEvent ?? "")], new(reached, IsFinished: token is null));
        }
        while (token is not null);
    }

    private static LookupEventsRequest RequestOf(
        LookupAttribute attribute, DateTimeOffset from, DateTimeOffset to, string? token) => new()
        {
            LookupAttributes = [attribute],
            StartTime = from.UtcDateTime,
            EndTime = to.UtcDateTime,
            MaxResults = EventsOnAPage,
            NextToken = token,
        };
}

/// <summary>One page of a lookup.</summary>
/// <param name="Events">The events, as CloudTrail writes them.</param>
/// <param name="Place">The place that the reading got to with it.</param>
public sealed record LookedUpPage(IReadOnlyList<string> Events, HistoryPlace Place);
