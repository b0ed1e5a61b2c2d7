using Guardrails.Core.Activity;

namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>The permissions that a role needs to make the call of an event.</summary>
/// <remarks>
/// An event is not called as its action is. In order: acts of root alone, calls that need nothing, the table, the
/// actions that depend on the parameters, the action of the event's own name. Whatever is left is unmapped.
/// </remarks>
public static class EventMapping
{
    // The second is the same call, as the VPC endpoint that it went through logs it.
    private static readonly HashSet<string> Calls = new(StringComparer.Ordinal) { "AwsApiCall", "AwsVpceEvent" };

    // Each with AWS's page. The same three stand in sdk_permissionless_actions of
    // https://github.com/iann0036/iam-dataset (aws/map.json, MIT).
    private static readonly Dictionary<string, string> NeedNothing = new(StringComparer.Ordinal)
    {
        ["sts:GetCallerIdentity"] = "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html",
        ["dynamodb:DescribeEndpoints"] =
            "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html",
        // A role has no use for it either: its credentials are a session's already.
        ["sts:GetSessionToken"] = "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html",
    };

    /// <summary>The answer for an event.</summary>
    public static MappedCall Of(RootActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var catalog = IamCatalog.Shipped;
        if (CallFacts.Of(activity) is not { } facts)
            return new MappedCall.Unmapped("The event says neither account nor Region.");
        var service = EventSources.Service(activity.EventSource, catalog);
        var prefix = service?.Prefix ?? activity.EventSource.Split('.')[0];
        if (RootOnlyActs.Find(prefix, facts) is { } rootOnly)
            return rootOnly;
        if (activity.Type is { } type && !Calls.Contains(type))
            return new MappedCall.Unmapped($"It is no call of an API but an event of type {type}.");
        if (NeedNothing.TryGetValue($"{prefix}:{activity.Name}", out var source))
            return new MappedCall.NeedsNothing(source);
        if (service is null)
            return new MappedCall.Unmapped($"AWS lists no service of IAM that logs as {activity.EventSource}.");
        return Of(service, facts);
    }

    private static MappedCall Of(IamService service, CallFacts facts)
    {
        var action = $"{service.Prefix}:{facts.Event.Name}";
        try
        {
            List<NeededPermission> permissions = [];
            if (service.Prefix == ApiGatewayCalls.Service)
                permissions.AddRange(ApiGatewayCalls.Of(facts));
            var names = new ResourceNames(service, facts);
            foreach (var one in permissions.Count > 0 ? [] : ActionsOf.Call(service, facts))
            {
                action = one.FullName;
                permissions.Add(new(action, CopySource.Of(one, facts) ?? names.Of(one)));
            }

            if (permissions.Count == 0)
            {
                return new MappedCall.Unmapped(
                    $"No table has {facts.Event.EventSource} {facts.Event.Name}, and AWS lists no action "
                    + $"{service.Prefix}:{facts.Event.Name}.");
            }

            action = PassedRoles.Action;
            permissions.AddRange(PassedRoles.Of(service.Prefix, facts));
            permissions.AddRange(CreationTags.Of(service.Prefix, facts));
            return new MappedCall.Needs(permissions, [.. PassedRoles.Profiles(service.Prefix, facts)]);
        }
        catch (UnwritableNameException unwritable)
        {
            return new MappedCall.Unwritable(action, unwritable.Name);
        }
    }
}
