using Guardrails.Core.Usage.Replacement.Mapping;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>The permissions that calls need, each once, in order.</summary>
internal static class ReplacementPermissions
{
    private const string Any = "*";
    private const string ObjectStart = ":s3:::";

    public static IReadOnlyList<GrantedPermission> Of(
        IEnumerable<(NeededPermission Permission, string EventId)> needed, ReplacementOptions options) =>
    [
        .. Collapsed(
                needed.SelectMany(one => Each(one.Permission.Scope), (one, resource) => new Found(
                    one.Permission.Action, resource.Arn, resource.Why, one.Permission.Only, one.EventId)),
                options.ObjectsPerBucket)
            .GroupBy(found => (found.Action, found.Resource, found.Why, found.Only))
            .Select(group => new GrantedPermission(
                group.Key.Action, group.Key.Resource, group.Key.Why, group.Key.Only,
                CallEvidence.Of(group.Select(found => found.EventId))))
            .OrderBy(one => one.Action, StringComparer.Ordinal)
            .ThenBy(one => one.Resource, StringComparer.Ordinal)
            .ThenBy(one => one.Only?.Value, StringComparer.Ordinal),
    ];

    private static IEnumerable<(string Arn, ResourceReason Why)> Each(ResourceScope scope) => scope switch
    {
        ResourceScope.Named named => named.Arns.Select(arn => (arn, ResourceReason.NamedByEvent)),
        ResourceScope.NoneExist => [(Any, ResourceReason.ActionHasNone)],
        _ => [(Any, ResourceReason.EventNamesNone)],
    };

    private static IEnumerable<Found> Collapsed(IEnumerable<Found> all, int limit)
    {
        foreach (var group in all.GroupBy(found => (found.Action, Bucket: BucketOf(found.Resource))))
        {
            var isMany = group.Key.Bucket is not null
                && group.Select(found => found.Resource).Distinct(StringComparer.Ordinal).Skip(limit).Any();
            foreach (var found in group)
            {
                yield return isMany
                    ? found with { Resource = group.Key.Bucket + "/" + Any, Why = ResourceReason.ManyObjects }
                    : found;
            }
        }
    }

    /// <summary>The ARN of an object's bucket; null for any other resource.</summary>
    private static string? BucketOf(string arn)
    {
        var start = arn.IndexOf(ObjectStart, StringComparison.Ordinal);
        var slash = start < 0 ? -1 : arn.IndexOf('/', start);
        return slash < 0 ? null : arn[..slash];
    }

    private sealed record Found(
        string Action, string Resource, ResourceReason Why, NeededValue? Only, string EventId);
}
