using Guardrails.Core.Ids;

namespace Guardrails.Aws.Organizations;

/// <summary>AWS Organizations' answer about an account.</summary>
/// <param name="Account">The account that was asked about.</param>
/// <param name="Standing">Its relation to the organization.</param>
/// <param name="Shown">What says so, in AWS's words: an ARN or a state; null where AWS knows no such account.</param>
/// <param name="AskedAt">When that was found out (UTC).</param>
/// <param name="GoodFor">How long it is believed, before AWS is asked again.</param>
public sealed record Membership(
    AccountId Account, MembershipStanding Standing, string? Shown, DateTimeOffset AskedAt, TimeSpan GoodFor)
{
    /// <summary>The ids of the root and the units that it is in; null where AWS did not say.</summary>
    public IReadOnlyCollection<string>? Above { get; init; }
}

/// <summary>The relation of an account to the organization.</summary>
public enum MembershipStanding
{
    /// <summary>A member that works.</summary>
    Works,

    /// <summary>In no organization that can be seen from here.</summary>
    Unknown,

    /// <summary>In another organization.</summary>
    Elsewhere,

    /// <summary>A member that is not active: nothing in it can be read.</summary>
    DoesNotWork,
}
