using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Packs;
using Guardrails.Core.Placement;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>A stack in one account.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Account">Its account.</param>
/// <param name="Region">Its Region.</param>
/// <param name="Resources">The resources of its template.</param>
public sealed record DeployedStack(
    string Name, AccountId Account, string Region, IReadOnlyList<DeployedResource> Resources)
{
    /// <summary>Every stack that a deploy makes, in the order of deployment. A test compares the templates.</summary>
    public static IReadOnlyList<DeployedStack> Of(OrganizationConfig config)
    {
        var (management, delegated) = (config.ManagementAccount, config.DelegatedAdministrator);
        var (home, rules) = (config.HomeRegion, config.DetectionRegion);
        DeployedStack organization = new(DeployedNames.OrganizationStack, management, home, Organization(config));
        if (!config.Detects)
            return [organization];
        return
        [
            organization,
            new(DeployedNames.LedgerStack, delegated, home, Ledger(config)),
            .. config.ConfigRecorder is { } baseline
                ?
                [
                    new(DeployedNames.RecorderBucketStack, delegated, rules, ConfigResources.Bucket(config)),
                    new(
                        DeployedNames.RecorderStack,
                        management,
                        home,
                        [OrganizationResources.StackSet(config, DeployedStackSet.Recorders(config, baseline))]),
                ]
                : Array.Empty<DeployedStack>(),
            .. config.DetectsElsewhere
                ? [new(DeployedNames.DetectionRolesStack, delegated, home, DetectionRoles(config))]
                : Array.Empty<DeployedStack>(),
            new(
                DeployedNames.DetectionStack,
                delegated,
                rules,
                [.. config.DetectsElsewhere ? [] : DetectionRoles(config), .. Detection(config)]),
            new(DeployedNames.ActivityStack, delegated, home, Activity(config)),
            new(DeployedNames.ReportingStack, delegated, home, Reporting(config)),
            .. config.Remediates
                ? [new(DeployedNames.RemediationStack, delegated, home, Remediation(config))]
                : Array.Empty<DeployedStack>(),
            new(DeployedNames.ForwardersStack, management, home, Forwarders(config)),
        ];
    }

    private static IReadOnlyList<DeployedResource> Organization(OrganizationConfig config) =>
    [
        .. FunctionResources.Function(config, DeployedFunction.OrganizationSetup, OrganizationSetupRole.Of(config)),
        FunctionResources.Custom(
            config, DeployedNames.OrganizationSetupResource, DeployedFunction.OrganizationSetup),
        .. ServiceControlPolicies.For(config).Select(policy => OrganizationResources.Policy(config, policy.Name)),
        .. config.Detects && config.Detection.IsEverywhere
            ?
            [
                RoleResources.Role(config, MemberRole.Of(config)),
                RoleResources.Role(config, RuleStarterRole.Of(config)),
            ]
            : Array.Empty<DeployedResource>(),
        .. config.Remediates
            ? [RoleResources.Role(config, QuarantineRole.Of(config))]
            : Array.Empty<DeployedResource>(),
        .. config.Detects
            ? [OrganizationResources.StackSet(config, DeployedStackSet.MemberRoles(config))]
            : Array.Empty<DeployedResource>(),
    ];

    private static IReadOnlyList<DeployedResource> Ledger(OrganizationConfig config) =>
    [
        .. LedgerResources.KeyOf(config, DeployedNames.LedgerKeyAlias),
        LedgerResources.Table(config),
        .. LedgerResources.KeyOf(config, DeployedNames.AlertsKeyAlias),
        .. LedgerArns.TopicNames(config).SelectMany(topic => LedgerResources.Topic(config, topic)),
        .. config.Alerts.Routes.Select(_ => LedgerResources.Subscription(config, DeployedNames.AlertsTopic)),
        .. EventResources.Queue(config, DeployedNames.IncidentAlertsFailedQueue),
        .. FunctionResources.Function(config, DeployedFunction.IncidentAlerts, IncidentAlertsRole.Of(config)),
        FunctionResources.FromSource(config, DeployedFunction.IncidentAlerts),
        .. FunctionResources.Function(config, DeployedFunction.Reconciliation, ReconciliationRole.Of(config)),
        .. FunctionResources.Function(config, DeployedFunction.Decisions, DecisionsRole.Of(config)),
        .. Schedules.Of(config, DeployedFunction.IncidentAlerts, DeployedFunction.Reconciliation)
            .SelectMany(schedule => EventResources.Schedule(config, schedule)),
        .. HealthAlarms.OfLedger(config).Select(alarm => LedgerResources.Alarm(config, alarm.Name)),
    ];

    private static IReadOnlyList<DeployedResource> EvaluatorHealth(OrganizationConfig config) =>
    [
        .. config.DetectsElsewhere
            ?
            [
                .. LedgerResources.KeyOf(config, DeployedNames.HealthKeyAlias),
                .. LedgerResources.Topic(config, DeployedNames.HealthTopic),
                .. config.Alerts.Routes.Where(route => route.IsOfEverything)
                    .Select(_ => LedgerResources.Subscription(config, DeployedNames.HealthTopic)),
            ]
            : Array.Empty<DeployedResource>(),
        .. HealthAlarms.OfEvaluator().Select(alarm => LedgerResources.Alarm(config, alarm.Name)),
    ];

    private static IReadOnlyList<DeployedResource> DetectionRoles(OrganizationConfig config) =>
        [
            RoleResources.Role(config, RootPostureRuleRole.Of(config)),
            RoleResources.Role(config, AggregatorRole.Of(config)),
        ];

    private static IReadOnlyList<DeployedResource> Detection(OrganizationConfig config) =>
    [
        .. FunctionResources.WithoutRole(config, DeployedFunction.RootPostureRule, RootPostureRuleRole.Of(config)),
        FunctionResources.InvokedBy(config, DeployedFunction.RootPostureRule, TrustedServices.Config),
        .. config.Controls.Select(selection => ConfigResources.Rule(config, selection.Control.RuleName)),
        .. config.ConformancePacks.Select(pack => pack.Name)
            .Concat(config.ConformancePackFiles.Select(pack => pack.Name))
            .Select(name => ConfigResources.Pack(config, DeployedNames.PolicyPrefix + name)),
        ConfigResources.Aggregator(config),
        .. SavedQueryCatalog.All.Select(
            query => ConfigResources.Query(config, DeployedNames.PolicyPrefix + query.Name)),
        .. EvaluatorHealth(config),
    ];

    private static IReadOnlyList<DeployedResource> Activity(OrganizationConfig config) =>
    [
        .. EventResources.Bus(config),
        .. EventResources.Queue(config, DeployedNames.RecheckQueue),
        .. EventResources.Queue(config, DeployedNames.RecheckMovesQueue),
        .. EventResources.Queue(config, DeployedNames.RecheckFailedQueue),
        EventResources.RuleOfBus(config, DeployedNames.RootCredentialsRule),
        EventResources.RuleOfBus(config, DeployedNames.AccountMovedRule),
        .. FunctionResources.Function(config, DeployedFunction.RootRecheck, RootRecheckRole.Of(config)),
        // One for each of its two queues.
        FunctionResources.FromSource(config, DeployedFunction.RootRecheck),
        FunctionResources.FromSource(config, DeployedFunction.RootRecheck),
        .. EventResources.Queue(config, DeployedNames.RootActivityQueue),
        .. EventResources.Queue(config, DeployedNames.RootActivityFailedQueue),
        EventResources.RuleOfBus(config, DeployedNames.RootActivityRule),
        .. FunctionResources.Function(config, DeployedFunction.RootActivity, RootActivityRole.Of(config)),
        FunctionResources.FromSource(config, DeployedFunction.RootActivity),
        .. HealthAlarms.OfActivity().Select(alarm => LedgerResources.Alarm(config, alarm.Name)),
    ];

    private static IReadOnlyList<DeployedResource> Reporting(OrganizationConfig config) =>
    [
        .. LedgerResources.KeyOf(config, DeployedNames.ReportsKeyAlias),
        .. ReportResources.Bucket(config),
        .. FunctionResources.Function(config, DeployedFunction.ComplianceReport, ComplianceReportRole.Of(config)),
        .. Schedules.Of(config, DeployedFunction.ComplianceReport)
            .SelectMany(schedule => EventResources.Schedule(config, schedule)),
        ReportResources.Dashboard(config),
        .. HealthAlarms.OfReporting(config).Select(alarm => LedgerResources.Alarm(config, alarm.Name)),
    ];

    private static IReadOnlyList<DeployedResource> Remediation(OrganizationConfig config) =>
    [
        .. FunctionResources.Function(config, DeployedFunction.RootDeletion, RootDeletionRole.Of(config)),
        .. FunctionResources.Function(config, DeployedFunction.RootRemediation, RootRemediationRole.Of(config)),
        .. Schedules.Of(config, DeployedFunction.RootRemediation)
            .SelectMany(schedule => EventResources.Schedule(config, schedule)),
        .. HealthAlarms.OfRemediation().Select(alarm => LedgerResources.Alarm(config, alarm.Name)),
    ];

    private static IReadOnlyList<DeployedResource> Forwarders(OrganizationConfig config)
    {
        var role = EventForwarderRole.Of(config);
        return
        [
            RoleResources.Role(config, role.In(config.ManagementAccount, config.HomeRegion)),
            .. ForwardingRule.OfManagementAccount(config.Detection.IsEverywhere)
                .Select(rule => EventResources.Forwarder(config, rule, role)),
            OrganizationResources.StackSet(config, DeployedStackSet.Forwarders(config)),
        ];
    }
}
