using Amazon.CloudTrail;
using Amazon.CloudTrail.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Names;
using Guardrails.Core.Trails;

namespace Guardrails.Aws.Trails;

/// <summary>
/// Reads the trails that an account of the organization sees. A trail's status and selectors are asked for in its home
/// Region and by its ARN: elsewhere, and by its name, a member account is told that there is none.
/// </summary>
/// <param name="clientIn">AWS CloudTrail in a Region.</param>
/// <param name="region">The Region whose trails are listed: those of every Region are among them.</param>
/// <param name="calls">How AWS is called.</param>
/// <remarks>
/// Source: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html. No page says whether
/// a member account may ask for the selectors of the organization's trail; tools report that it may not
/// (docs/unproven.md). Where nobody changed them, the list of trails says so.
/// </remarks>
public sealed class TrailReader(Func<string, IAmazonCloudTrail> clientIn, string region, AwsCalls calls)
{
    /// <summary>The trails. What cannot be read of one stays null in it, with the call that failed.</summary>
    /// <exception cref="AwsCallException">They could not be listed.</exception>
    public async Task<IReadOnlyList<TrailReading>> ReadAsync(CancellationToken cancellation)
    {
        var answer = await calls.MakeAsync(
            CloudTrailActions.DescribeTrails,
            () => clientIn(region).DescribeTrailsAsync(
                new DescribeTrailsRequest { IncludeShadowTrails = true }, cancellation),
            cancellation);
        var trails = new List<TrailReading>();
        foreach (var trail in answer.TrailList ?? [])
            trails.Add(await ReadAsync(trail, cancellation));
        return trails;
    }

    private async Task<TrailReading> ReadAsync(Trail trail, CancellationToken cancellation)
    {
        var read = new TrailReading(trail.TrailARN ?? trail.Name ?? "a trail without a name")
        {
            HomeRegion = trail.HomeRegion,
            IsOrganization = trail.IsOrganizationTrail,
            IsMultiRegion = trail.IsMultiRegionTrail,
            HasCustomSelectors = trail.HasCustomEventSelectors,
            IsLogging = null,
            Selectors = null,
        };

        // The account's own trails say nothing about other accounts.
        if (trail.IsOrganizationTrail == false)
            return read;
        var failures = new List<string>();
        var home = trail.HomeRegion ?? region;
        var status = await TryAsync(
            CloudTrailActions.GetTrailStatus,
            () => clientIn(home).GetTrailStatusAsync(new GetTrailStatusRequest { Name = read.Arn }, cancellation));
        var selectors = await TryAsync(
            CloudTrailActions.GetEventSelectors,
            () => clientIn(home).GetEventSelectorsAsync(
                new GetEventSelectorsRequest { TrailName = read.Arn }, cancellation));
        return read with
        {
            IsLogging = status?.IsLogging,
            Selectors = selectors is null ? null : SelectorsOf(selectors),
            Failures = failures,
        };

        async Task<T?> TryAsync<T>(string action, Func<Task<T>> call) where T : class
        {
            try
            {
                return await calls.MakeAsync(action, call, cancellation);
            }
            catch (AwsCallException exception)
            {
                failures.Add(exception.Message);
                return null;
            }
        }
    }

    private static TrailSelectors SelectorsOf(GetEventSelectorsResponse answer) => new(
        [
            .. (answer.EventSelectors ?? []).Select(one => new BasicSelector(
                one.ReadWriteType?.Value, one.IncludeManagementEvents, one.ExcludeManagementEventSources ?? [])),
        ],
        [
            .. (answer.AdvancedEventSelectors ?? []).Select(one => new AdvancedSelector(
                [.. (one.FieldSelectors ?? []).Select(ConditionOf)])),
        ]);

    private static SelectorCondition ConditionOf(AdvancedFieldSelector one) => new(
        one.Field ?? "",
        one.Equals ?? [],
        one.NotEquals ?? [],
        new[] { one.StartsWith, one.EndsWith, one.NotStartsWith, one.NotEndsWith }.Any(list => list is { Count: > 0 }));
}
