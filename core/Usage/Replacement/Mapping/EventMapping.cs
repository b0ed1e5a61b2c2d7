using Guardrails.Core.Activity;

namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>The permissions that a role needs to make the call of an event.</summary>
/// <remarks>
/// An event is not called as its action is. In order: acts of root alone, calls that need nothing, the table, the
/// actions that depend on the parameters, the action of the event's own name. Whatever is left is unmapped.
/// </remarks>
public static class EventMapping
{
    private const string Call = "AwsApiCall";

    // Sources: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html and
    // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeEndpoints.html
    private static readonly Dictionary<string, string> NeedNothing = new(StringComparer.Ordinal)
    {
        ["sts:GetCallerIdentity"] = "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html",
        ["dynamodb:DescribeEndpoints"] =
            "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html",
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
        if (activity.Type is not (null or Call))
            return new MappedCall.Unmapped($"It is no call of an API but an event of type {activity.Type}.");
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
