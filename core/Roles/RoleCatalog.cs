using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>Every role that a deploy makes. The only list.</summary>
public static class RoleCatalog
{
    /// <summary>The roles of one organization.</summary>
    public static IReadOnlyList<ProductRole> Of(OrganizationConfig config) =>
    [
        OrganizationSetupRole.Of(config),

        .. config.Detects ? OfDetection(config) : [],
    ];

    /// <summary>The roles that one account has, as CloudFormation makes them there.</summary>
    /// <param name="config">The organization.</param>
    /// <param name="above">The units that it is in, and the root.</param>
    public static IEnumerable<ProductRole> In(
        OrganizationConfig config, AccountId account, IReadOnlyCollection<TargetId> above) =>
        from role in Of(config)
        from region in Regions(config, role, account, above)
        let deployed = role.In(account, region)
        group deployed by deployed.Name into sameRole
        select sameRole.First();

    private static IReadOnlyList<ProductRole> OfDetection(OrganizationConfig config) =>
    [
        RootPostureRuleRole.Of(config),
        MemberRole.Of(config),
        RootRecheckRole.Of(config),
        RootActivityRole.Of(config),
        IncidentAlertsRole.Of(config),
        ReconciliationRole.Of(config),
        DecisionsRole.Of(config),
        ComplianceReportRole.Of(config),
        RuleStarterRole.Of(config),
        EventForwarderRole.Of(config),
        AggregatorRole.Of(config),
        .. config.Remediates ? OfRemediation(config) : [],
        .. config.ConfigRecorder is { } baseline
            ? [ConfigRecorderRole.Of(config, baseline)]
            : Array.Empty<ProductRole>(),
    ];

    private static IReadOnlyList<ProductRole> OfRemediation(OrganizationConfig config) =>
    [
        QuarantineRole.Of(config),
        EventHistoryRole.Of(config),
        RootRemediationRole.Of(config),
        RootDeletionRole.Of(config),
    ];

    private static IEnumerable<string> Regions(
        OrganizationConfig config, ProductRole role, AccountId account, IReadOnlyCollection<TargetId> above)
    {
        if (role.Accounts.Contains(account))
            return [config.HomeRegion];
        var isMember = account != config.ManagementAccount;
        return isMember && role.Members is { } members && members.Targets.Any(above.Contains) ? members.Regions : [];
    }
}
