using System.Text;
using Guardrails.Core.Activity;
using Guardrails.Core.Json;
using Guardrails.Core.Usage.Replacement.Mapping;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>Calls with the permissions that they need: each event once, in an order that is always the same.</summary>
internal sealed class MappedCalls
{
    private MappedCalls(IReadOnlyList<OneCall> all) => All = all;

    /// <summary>The calls.</summary>
    public IReadOnlyList<OneCall> All { get; }

    /// <summary>The permissions that they need, each with the id of its event.</summary>
    public IEnumerable<(NeededPermission Permission, string EventId)> Needed =>
        All.SelectMany(
            call => call.Mapped is MappedCall.Needs needs ? needs.Permissions : [],
            (call, permission) => (permission, call.EventId))
        .Concat(PassedByProfile());

    /// <summary>Calls that a service made for the key, with the service.</summary>
    public IEnumerable<string> CalledByService => All
        .Where(call => call.Activity.Caller.TryGet(out var caller) && IsService(caller.InvokedBy))
        .Select(call => $"{call.Label} by {call.Activity.Caller.Require().InvokedBy}");

    /// <summary>Instance profiles whose role no event names.</summary>
    public IEnumerable<string> UnknownProfiles
    {
        get
        {
            var known = RolesOfProfiles();
            return Profiles.Select(one => one.Profile).Where(profile => !known.ContainsKey(profile))
                .Select(Printable.Line);
        }
    }

    /// <summary>Maps the calls that were not refused.</summary>
    public static MappedCalls Of(IEnumerable<RootActivity> calls) =>
        OfAll(calls.Where(call => !CallEnd.IsRefused(call)));

    /// <summary>Maps calls, however they ended.</summary>
    public static MappedCalls OfAll(IEnumerable<RootActivity> calls)
    {
        // Keys make the same call again and again: each is mapped once.
        Dictionary<string, MappedCall> known = new(StringComparer.Ordinal);
        return new(
        [
            .. calls.Select(call => (Call: call, Id: IdOf(call), Text: TextOf(call)))
                // Should two events of one id differ, both count, so that it does not matter which came first.
                .DistinctBy(one => (one.Id, one.Text))
                .OrderBy(one => one.Id, StringComparer.Ordinal).ThenBy(one => one.Text, StringComparer.Ordinal)
                .Select(one => new OneCall(one.Call, one.Id, Map(one.Call, one.Text))),
        ]);

        MappedCall Map(RootActivity call, string text)
        {
            if (!known.TryGetValue(text, out var mapped))
                known.Add(text, mapped = EventMapping.Of(call));
            return mapped;
        }
    }

    private IEnumerable<(string Profile, OneCall Call)> Profiles => All.SelectMany(
        call => call.Mapped is MappedCall.Needs needs ? needs.PassesRoleOf : [], (call, profile) => (profile, call));

    // The key itself may have put the role into the profile.
    private IEnumerable<(NeededPermission Permission, string EventId)> PassedByProfile()
    {
        var known = RolesOfProfiles();
        return Profiles.Where(one => known.ContainsKey(one.Profile)).Select(one => (
            PassedRoles.ToInstances(known[one.Profile].Arns, known[one.Profile].Facts.Partition), one.Call.EventId));
    }

    private Dictionary<string, (IReadOnlyList<string> Arns, CallFacts Facts)> RolesOfProfiles()
    {
        Dictionary<string, (IReadOnlyList<string>, CallFacts)> roles = new(StringComparer.Ordinal);
        foreach (var call in All.Where(one => one.Activity.Name == "AddRoleToInstanceProfile"))
        {
            if (call.Mapped is MappedCall.Needs && CallFacts.Of(call.Activity) is { } facts
                && facts.Values("instanceProfileName") is [var profile] && facts.Values("roleName") is [var role])
                roles[profile] = ([.. Known(profile), .. PassedRoles.Arns(role, facts)], facts);
        }

        return roles;

        IReadOnlyList<string> Known(string profile) => roles.TryGetValue(profile, out var known) ? known.Item1 : [];
    }

    private static bool IsService(string? invokedBy) => invokedBy?.EndsWith(".amazonaws.com") == true;

    // An event without an id is told apart by all that it says.
    private static string IdOf(RootActivity call) => call.Id.EventId.TryGet(out var id)
        ? id
        : $"(no id) {(call.Time.TryGet(out var time) ? $"{time:O}" : "")} {TextOf(call)}";

    private static string TextOf(RootActivity call)
    {
        var text = new StringBuilder()
            .AppendJoin('\n', call.EventSource, call.Name, call.Type, call.Region)
            .Append('\n').Append(call.Details.Request?.ToJsonString());
        foreach (var resource in call.Resources)
            text.Append('\n').Append(resource.Arn);
        if (call.Caller.TryGet(out var caller))
            text.Append('\n').Append(caller.IsRoot || caller.IsFederatedByRoot);
        return text.Append(call.Accounts.Caller.TryGet(out var account) ? $"\n{account}" : "")
            .Append(call.Accounts.Recipient.TryGet(out var recipient) ? $"\n{recipient}" : "").ToString();
    }
}

/// <summary>A call with the permissions that it needs.</summary>
/// <param name="EventId">CloudTrail's id.</param>
internal sealed record OneCall(RootActivity Activity, string EventId, MappedCall Mapped)
{
    /// <summary>The service that logged it and its name.</summary>
    public string Label => Printable.Line($"{Activity.EventSource} {Activity.Name}");
}
