using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>
/// The accounts to which a StackSet brings something: every member account below its targets, now and when it joins.
/// </summary>
/// <param name="Targets">The root or units.</param>
/// <param name="Regions">The Regions of each account.</param>
/// <remarks>
/// The management account is never among them.
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-manage-auto-deployment.html
/// </remarks>
public sealed record MemberAccounts(IReadOnlyList<TargetId> Targets, IReadOnlyList<string> Regions)
{
    /// <summary>
    /// Every member account that is watched, in the Region of the rules: where a landing zone governs no other, what an
    /// evaluation needs still arrives.
    /// </summary>
    public static MemberAccounts Watched(OrganizationConfig config) => Watched(config, [config.DetectionRegion]);

    /// <summary>Every member account that is watched.</summary>
    public static MemberAccounts Watched(OrganizationConfig config, IReadOnlyList<string> regions) =>
        new(config.Detection.Units is [] ? [TargetId.Of(config.RootId)] : config.Detection.Units, regions);
}
