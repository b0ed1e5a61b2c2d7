using Guardrails.Core.Usage.Replacement.Mapping;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>The blind spots of a role, in the order of their kinds.</summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html (90 days, management
/// events), https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html,
/// https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html and
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html#root-user-tasks
/// </remarks>
internal static class BlindSpots
{
    // A policy of a resource can lock everybody out but root: the event of the rescue looks like any other change.
    private static readonly HashSet<string> Rescues = new(StringComparer.Ordinal)
    {
        "s3:DeleteBucketPolicy", "s3:PutBucketPolicy", "sqs:SetQueueAttributes", "kms:PutKeyPolicy",
    };

    public static IReadOnlyList<BlindSpot> Of(
        IReadOnlyList<GrantedPermission> permissions, IReadOnlyList<LeftOutCall> unmapped, MappedCalls calls) =>
    [
        new(BlindSpotKind.DataEvents,
            "Event history has management events alone. Reads and writes of objects, items, messages and other data "
            + "show only where a trail logs them.", []),
        new(BlindSpotKind.OlderCalls,
            "Event history ends after 90 days: what happens once a quarter or once a year may be missing.", []),
        new(BlindSpotKind.Conditions,
            "No statement says from which network or at which time a call may come: the events do not tell what must "
            + "hold.",
            []),
        new(BlindSpotKind.ResourcePolicies,
            "A policy of a KMS key, a bucket or another resource may name the root user alone, and so not let the role "
            + "in.", []),
        new(BlindSpotKind.UnloggedPermissions,
            "AWS asks for some permissions that no event is called by, such as the use of a KMS key by a service, tags "
            + "at creation, or service-linked roles.", []),
        .. Where(BlindSpotKind.Unmapped, "Nobody can tell which actions these events need.",
            unmapped.Select(call => call.Event)),
        .. Where(BlindSpotKind.AnyResource, "These actions are allowed on *, because an event names no resource.",
            permissions.Where(one => one.Why == ResourceReason.EventNamesNone).Select(one => one.Action)),
        .. Where(BlindSpotKind.ManyObjects, "These buckets are allowed whole, because the events name many objects.",
            permissions.Where(one => one.Why == ResourceReason.ManyObjects)
                .Select(one => $"{one.Action} on {one.Resource}")),
        .. Where(BlindSpotKind.CalledByService,
            "AWS services made these calls for the key. The role has to be the one that asks them to.",
            calls.CalledByService),
        .. Where(BlindSpotKind.RoleOfInstanceProfile,
            $"These instance profiles were handed out. Add {PassedRoles.Action} on their roles, which no event names.",
            calls.UnknownProfiles),
        .. Where(BlindSpotKind.PerhapsRootOnly,
            "Where one of these undid a policy that had locked everybody out, only root can do it again.",
            permissions.Select(one => one.Action).Where(Rescues.Contains)),
    ];

    private static IEnumerable<BlindSpot> Where(BlindSpotKind kind, string text, IEnumerable<string> about)
    {
        string[] sorted = [.. about.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return sorted.Length == 0 ? [] : [new(kind, text, sorted)];
    }
}
