using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>
/// The role by which EventBridge forwards an account's root events from one Region to the organization's bus. Roles are
/// global and stacks are not, so each Region has a role of its own and needs no other one.
/// </summary>
/// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html</remarks>
public static class EventForwarderRole
{
    private const string PutEvents = "PutEvents";

    /// <summary>The role.</summary>
    /// <remarks>
    /// No aws:SourceArn condition: AWS does not document it for these roles, and only a principal of the account can
    /// pass the role to a rule there.
    /// </remarks>
    public static ProductRole Of(OrganizationConfig config) => new(
        DeployedNames.ForwarderRolePrefix + PseudoParameters.Region,
        "Lets EventBridge put events on the event bus of Guardrails",
        RoleTrust.OfService(TrustedServices.EventBridge),
        [new RoleGrant(PutEvents, BusArn(config), "events:PutEvents")])
    {
        PolicyName = PutEvents,
        Accounts = [config.ManagementAccount],
        Members = Members(config),
    };

    /// <summary>The member accounts that forward, and from where.</summary>
    public static MemberAccounts Members(OrganizationConfig config) =>
        MemberAccounts.Watched(config, config.ForwardedRegions);

    /// <summary>The bus that it forwards to.</summary>
    public static string BusArn(OrganizationConfig config) =>
        $"arn:{config.Partition}:events:{config.HomeRegion}:{config.DelegatedAdministrator}:"
        + $"event-bus/{DeployedNames.ActivityBus}";
}
