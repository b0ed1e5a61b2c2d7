using Guardrails.Core.Activity;
using Guardrails.Core.Json;
using Guardrails.Core.Usage.Replacement.Mapping;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>The least-privilege role that can make the calls of a key that were seen and allowed.</summary>
/// <remarks>
/// The same events in any order and any number give the same role. Sources: those of <see cref="EventMapping"/>, and
/// for the limits <see cref="PolicyQuotas"/>.
/// </remarks>
public sealed record ReplacementRole
{
    private ReplacementRole()
    {
    }

    /// <summary>The settings that it was made with.</summary>
    public required ReplacementOptions Options { get; init; }

    /// <summary>Its policies, each within IAM's limit; none where no call needs any permission.</summary>
    public required IReadOnlyList<ReplacementPolicy> Policies { get; init; }

    /// <summary>Every permission with the reason for its resource and the events that it comes from.</summary>
    public required IReadOnlyList<GrantedPermission> Permissions { get; init; }

    /// <summary>Events whose action nobody can tell: none of them is in the policies.</summary>
    public required IReadOnlyList<LeftOutCall> Unmapped { get; init; }

    /// <summary>Acts that no role can do.</summary>
    public required IReadOnlyList<LeftOutCall> NotForARole { get; init; }

    /// <summary>Calls that need no permission.</summary>
    public required IReadOnlyList<LeftOutCall> NeedingNothing { get; init; }

    /// <summary>Calls on a resource whose name no policy can hold: none of them is in the policies.</summary>
    public required IReadOnlyList<LeftOutCall> Unwritable { get; init; }

    /// <summary>The things that the events do not show.</summary>
    public required IReadOnlyList<BlindSpot> BlindSpots { get; init; }

    /// <summary>The reasons why IAM would not take the role as it is, as sentences.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>Trust policies that the events suggest, the likeliest first; never empty.</summary>
    public required IReadOnlyList<TrustSuggestion> Trust { get; init; }

    /// <summary>Makes the role.</summary>
    /// <param name="allowedCalls">
    /// The key's calls that AWS allowed. One that its event calls refused is left out, whoever passes it.
    /// </param>
    public static ReplacementRole Of(IReadOnlyList<RootActivity> allowedCalls, ReplacementOptions options)
    {
        ArgumentNullException.ThrowIfNull(allowedCalls);
        ArgumentNullException.ThrowIfNull(options);
        var calls = MappedCalls.Of(allowedCalls);
        var permissions = ReplacementPermissions.Of(calls.Needed, options);
        var policies = PolicySplit.Of(PolicyStatements.Of(permissions), options);
        var unmapped = LeftOut(calls, mapped => mapped is MappedCall.Unmapped one ? (one.Why, null) : null);
        return new()
        {
            Options = options,
            Policies = policies,
            Permissions = permissions,
            Unmapped = unmapped,
            NotForARole = LeftOut(calls, mapped => mapped is MappedCall.NotForARole one ? (one.Why, one.Source) : null),
            NeedingNothing = LeftOut(calls, mapped => mapped is MappedCall.NeedsNothing one
                ? ("AWS asks for no permission.", one.Source)
                : null),
            Unwritable = LeftOut(calls, mapped => mapped is MappedCall.Unwritable one ? (Unwritten(one), null) : null),
            BlindSpots = Replacement.BlindSpots.Of(permissions, unmapped, calls),
            Problems = [.. PolicySplit.Problems(policies, options)],
            Trust = TrustEvidence.Of(calls.All, options),
        };
    }

    private static string Unwritten(MappedCall.Unwritable one) =>
        $"No policy can hold the name {Printable.Line(one.Name)}, which {one.Action} was about.";

    private static List<LeftOutCall> LeftOut(
        MappedCalls calls, Func<MappedCall, (string Why, string? Source)?> reason) =>
    [
        .. calls.All
            .Select(call => (call.Label, call.EventId, Reason: reason(call.Mapped)))
            .Where(one => one.Reason is not null)
            .GroupBy(one => (one.Label, one.Reason!.Value.Why, one.Reason.Value.Source))
            .Select(group => new LeftOutCall(
                group.Key.Label, group.Key.Why, group.Key.Source, CallEvidence.Of(group.Select(one => one.EventId))))
            .OrderBy(call => call.Event, StringComparer.Ordinal).ThenBy(call => call.Why, StringComparer.Ordinal),
    ];
}
