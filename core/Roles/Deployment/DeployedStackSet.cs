using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>A StackSet: the template that it brings to member accounts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Members">The accounts and Regions that it reaches.</param>
/// <param name="Resources">The resources of its template.</param>
public sealed record DeployedStackSet(string Name, MemberAccounts Members, IReadOnlyList<DeployedResource> Resources)
{
    /// <summary>Every StackSet that a deploy makes. The only list.</summary>
    public static IReadOnlyList<DeployedStackSet> Of(OrganizationConfig config) =>
        !config.Detects
            ? []
            :
            [
                MemberRoles(config),
                Forwarders(config),
                .. config.ConfigRecorder is { } baseline
                    ? [Recorders(config, baseline)]
                    : Array.Empty<DeployedStackSet>(),
            ];

    /// <summary>
    /// Every call of StackSets for one account and Region: its stack's, then those of the stack's resources, which
    /// CloudFormation makes on behalf of whoever made the stack.
    /// </summary>
    public IEnumerable<RoleCall> Calls(OrganizationConfig config) =>
    [
        .. ResourceArns.On(
            ResourceArns.Of(config, "cloudformation", $"stack/StackSet-{Name}-{Gap.Name}/{Gap.Name}"),
            "cloudformation:CreateStack",
            CloudFormationActions.DescribeStacks),
        .. Resources.SelectMany(resource => resource.Calls).Select(call => call with { OnBehalf = true }),
    ];

    internal static DeployedStackSet MemberRoles(OrganizationConfig config) => new(
        DeployedNames.MemberRoleStackSet,
        MemberAccounts.Watched(config),
        [
            RoleResources.Role(config, MemberRole.Of(config)),
            RoleResources.Role(config, RuleStarterRole.Of(config)),
            .. config.Remediates
                ? [RoleResources.Role(config, EventHistoryRole.Of(config))]
                : Array.Empty<DeployedResource>(),
        ]);

    internal static DeployedStackSet Forwarders(OrganizationConfig config)
    {
        var role = EventForwarderRole.Of(config);
        return new(
            DeployedNames.ForwardersStackSet,
            EventForwarderRole.Members(config),
            [
                RoleResources.Role(config, role),
                .. ForwardingRule.OfEveryAccount.Select(rule => EventResources.Forwarder(config, rule, role)),
            ]);
    }

    internal static DeployedStackSet Recorders(OrganizationConfig config, ConfigRecorderBaseline baseline) => new(
        DeployedNames.ConfigRecorder,
        ConfigRecorderRole.Members(config, baseline),
        ConfigResources.Recorder(config, ConfigRecorderRole.Of(config, baseline)));
}
