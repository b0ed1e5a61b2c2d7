using Amazon.CloudTrail;
using Amazon.CloudTrail.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Names;
using Guardrails.Core.Usage;

namespace Guardrails.Aws.Usage;

/// <summary>Looks up the events of an access key in the event history of one account and Region.</summary>
/// <param name="trails">AWS CloudTrail in that Region, with credentials of that account.</param>
/// <param name="region">The Region.</param>
/// <param name="calls">How AWS is called; its pace is that of this Region alone.</param>
/// <remarks>
/// Source: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html. Events come newest
/// first, and a page may be empty although more follow. A token belongs to one call's parameters and does not outlive a
/// process: what goes on after a stop begins with the time that was reached, whose events come twice and count once.
/// </remarks>
public sealed class HistoryLookup(IAmazonCloudTrail trails, string region, AwsCalls calls)
{
    private const int EventsOnAPage = 50;

    /// <summary>Reads every page that was not read before.</summary>
    /// <param name="accessKeyId">The key.</param>
    /// <param name="window">The time.</param>
    /// <param name="from">The place that an earlier reading got to.</param>
    /// <param name="keep">Takes each page.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">A page is missing.</exception>
    public async Task ReadAsync(
        string accessKeyId,
        UsageWindow window,
        HistoryPlace from,
        Action<HistoryPage> keep,
        CancellationToken cancellation)
    {
        var (reached, end) = (from.Reached, from.Reached ?? window.To);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        string? token = null;
        do
        {
            var answer = await calls.MakeAsync(
                CloudTrailActions.LookupEvents,
                () => trails.LookupEventsAsync(RequestOf(accessKeyId, window.From, end, token), cancellation),
                cancellation);
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

            keep(new(
                accessKeyId,
                region,
                [.. events.Select(one => one.CloudTrailEvent ?? "")],
                new(reached, IsFinished: token is null)));
        }
        while (token is not null);
    }

    private static LookupEventsRequest RequestOf(
        string accessKeyId, DateTimeOffset from, DateTimeOffset to, string? token) => new()
        {
            LookupAttributes =
            [
                new() { AttributeKey = LookupAttributeKey.AccessKeyId, AttributeValue = accessKeyId },
            ],
            StartTime = from.UtcDateTime,
            EndTime = to.UtcDateTime,
            MaxResults = EventsOnAPage,
            NextToken = token,
        };
}
