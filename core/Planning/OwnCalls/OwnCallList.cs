using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;

namespace Guardrails.Core.Planning.OwnCalls;

/// <summary>
/// Every call of the product's own that service control policies may deny: the lists of <c>core/Roles</c>, of which the
/// roles' policies and the templates are made, by the account that a call is about.
/// </summary>
internal sealed class OwnCallList
{
    private readonly OrganizationConfig _config;
    private readonly IReadOnlyList<DeployedStack> _stacks;
    private readonly IReadOnlyList<DeployedStackSet> _sets;
    private readonly ProductRole _evaluator;
    private readonly ProductRole _recheck;

    public OwnCallList(OrganizationConfig config)
    {
        _config = config;
        _stacks = DeployedStack.Of(config);
        _sets = DeployedStackSet.Of(config);
        _evaluator = RootPostureRuleRole.Of(config);
        _recheck = RootRecheckRole.Of(config);
    }

    private bool Evaluates => _config.Controls.Count > 0;

    private bool Starts => Evaluates || _config.ConformancePacks.Count > 0;

    /// <summary>The calls about one member account in which somebody can act.</summary>
    /// <param name="above">The units that it is in, and the root.</param>
    /// <remarks>
    /// None of an account where nothing is evaluated, but for its recorder: whatever does not arrive there is not
    /// missed.
    /// </remarks>
    public IEnumerable<OwnCall> About(AccountId account, IReadOnlyCollection<TargetId> above)
    {
        if (!_config.Detects)
            return [];
        var excluded = _config.ExcludedAccounts.Contains(account);
        var watched = _config.Detection.Watches(
            account == _config.ManagementAccount, [.. above.Select(target => target.Value)]);
        return
        [
            .. account == _config.DelegatedAdministrator ? OfDelegatedAdministrator() : [],
            .. _sets.Where(set => set.Members.Targets.Any(above.Contains)).SelectMany(
                set => Bring(set, account, excluded)),
            .. _config.ConfigRecorder is { } baseline && baseline.Targets.Any(above.Contains)
                ? Own(OwnPurpose.Record, ConfigRecorderRole.Of(_config, baseline), account)
                : [],
            .. excluded || !watched ? [] : InAccount(account),
        ];
    }

    private IEnumerable<OwnCall> OfDelegatedAdministrator()
    {
        var account = _config.DelegatedAdministrator;
        var here = _stacks.Where(stack => stack.Account == account).ToList();
        var aggregator = AggregatorRole.Of(_config);
        return
        [
            .. here.GroupBy(stack => stack.Region).SelectMany(stacks => Deploy(stacks.Key, [.. stacks])),
            .. From(
                OwnPurpose.Aggregate,
                OwnPrincipal.Of(_config, aggregator, account),
                account,
                _config.DetectionRegion,
                aggregator.CallsByManagedPolicies),
            .. Evaluates ? OfEvaluator(OwnPurpose.Log, account, IsLog) : [],
            .. Starts ? OfRecheck(OwnPurpose.Log, account, IsLog) : [],
            .. Starts ? OfRecheck(OwnPurpose.Start, account, IsQueue) : [],
            .. Evaluates ? OfEvaluator(OwnPurpose.Remember, account, IsLedger) : [],
            .. Watchers().SelectMany(one => Of(
                one.Function, OwnPurpose.Remember, one.Role, account, call => !IsTrail(call))),
            .. Watchers().SelectMany(one => Of(one.Function, OwnPurpose.ReadTrails, one.Role, account, IsTrail)),
            .. Removers().SelectMany(one => Of(
                one.Function, OwnPurpose.Remediate, one.Role, account, call => !IsOfMembers(call))),
        ];
    }

    /// <summary>The deploy of the stacks of one Region, by the roles of that Region's bootstrap.</summary>
    private IEnumerable<OwnCall> Deploy(string region, IReadOnlyList<DeployedStack> stacks) =>
    [
        .. stacks.SelectMany(
            stack => Deploy(BootstrapNames.Deploy, region, CdkBootstrap.StartCalls(_config, stack))),
        .. Deploy(BootstrapNames.Publish, region, CdkBootstrap.PublishCalls(_config)),
        .. Deploy(
            BootstrapNames.Execution,
            region,
            stacks.SelectMany(stack => stack.Resources).SelectMany(resource => resource.Calls)),
    ];

    private IEnumerable<OwnCall> Bring(DeployedStackSet set, AccountId account, bool excluded)
    {
        var purpose = set.Name == Names.DeployedNames.MemberRoleStackSet ? OwnPurpose.BringRoles
            : set.Name == Names.DeployedNames.ConfigRecorder ? OwnPurpose.BringRecorder
            : OwnPurpose.BringForwarder;
        if (excluded && purpose != OwnPurpose.BringRecorder)
            return [];
        var principal = OwnPrincipal.OfStackSets(_config, account);
        return
            from region in set.Members.Regions
            from call in set.Calls(_config)
            select new OwnCall(purpose, principal, account, region, call);
    }

    private IEnumerable<OwnCall> InAccount(AccountId account) =>
    [
        .. Evaluates ? Evaluate(account) : [],
        .. Starts
            ?
            [
                .. OfRecheck(OwnPurpose.Start, account, IsAssumption),
                .. Own(OwnPurpose.Start, RuleStarterRole.Of(_config), account),
            ]
            : Array.Empty<OwnCall>(),
        .. _config.Remediates ? Remediate(account) : [],
        .. EventForwarderRole.Members(_config).Regions.SelectMany(region => Forward(account, region)),
    ];

    private IEnumerable<OwnCall> Evaluate(AccountId account)
    {
        var session = OwnPrincipal.OfRootSession(_config, account);
        return
        [
            .. OfEvaluator(
                OwnPurpose.Evaluate, account, call => !IsLog(call) && !IsRootSession(call) && !IsLedger(call)),
            .. Own(OwnPurpose.Evaluate, MemberRole.Of(_config), account),
            .. OfEvaluator(OwnPurpose.Audit, account, IsRootSession),
            .. _evaluator.RootTasks.SelectMany(task => From(
                OwnPurpose.Audit, session, account, _config.DetectionRegion, task.Calls(_config.Partition))),
        ];
    }

    private IEnumerable<OwnCall> Remediate(AccountId account) =>
    [
        .. Removers().SelectMany(one => Of(one.Function, OwnPurpose.Remediate, one.Role, account, IsOfMembers)),
        .. From(
            OwnPurpose.Remediate,
            OwnPrincipal.Of(_config, EventHistoryRole.Of(_config), account),
            account,
            _config.HomeRegion,
            EventHistoryRole.Of(_config).Calls),
        .. Removers().SelectMany(one => one.Role.RootTasks).SelectMany(task => From(
            OwnPurpose.Remediate,
            OwnPrincipal.OfRootSession(_config, account),
            account,
            _config.HomeRegion,
            task.Calls(_config.Partition))),
    ];

    /// <summary>
    /// The delivery of events from a Region. AWS does not document which of the two Regions such a request names.
    /// </summary>
    private IEnumerable<OwnCall> Forward(AccountId account, string region)
    {
        var role = EventForwarderRole.Of(_config).In(account, region);
        return
            from call in role.Calls
            select new OwnCall(OwnPurpose.Forward, OwnPrincipal.Of(_config, role, account), account, region, call)
            {
                PerhapsIn = [.. new[] { _config.HomeRegion, region }.Distinct()],
            };
    }

    private static bool IsLog(RoleCall call) => call.Action.StartsWith("logs:", StringComparison.Ordinal);

    /// <summary>
    /// The functions that hear, tell, compare, decide and report: their calls are about their own account.
    /// </summary>
    private IEnumerable<(DeployedFunction Function, ProductRole Role)> Watchers() =>
    [
        (DeployedFunction.RootActivity, RootActivityRole.Of(_config)),
        (DeployedFunction.IncidentAlerts, IncidentAlertsRole.Of(_config)),
        (DeployedFunction.Reconciliation, ReconciliationRole.Of(_config)),
        (DeployedFunction.Decisions, DecisionsRole.Of(_config)),
        (DeployedFunction.ComplianceReport, ComplianceReportRole.Of(_config)),
    ];

    /// <summary>The functions that remove root keys.</summary>
    private IEnumerable<(DeployedFunction Function, ProductRole Role)> Removers() => _config.Remediates
        ?
        [
            (DeployedFunction.RootRemediation, RootRemediationRole.Of(_config)),
            (DeployedFunction.RootDeletion, RootDeletionRole.Of(_config)),
        ]
        : [];

    private static bool IsLedger(RoleCall call) => call.Action.StartsWith("dynamodb:", StringComparison.Ordinal)
        || call.Action.StartsWith("kms:", StringComparison.Ordinal);

    private static bool IsTrail(RoleCall call) => call.Action.StartsWith("cloudtrail:", StringComparison.Ordinal);

    private static bool IsQueue(RoleCall call) => call.Action.StartsWith("sqs:", StringComparison.Ordinal);

    private static bool IsAssumption(RoleCall call) => call.Action == Names.StsActions.AssumeRole;

    /// <summary>True for a call that is made for each account that is looked at.</summary>
    private static bool IsOfMembers(RoleCall call) =>
        call.Resource.Contains(Gap.Account, StringComparison.Ordinal) && (IsAssumption(call) || IsRootSession(call));

    private static bool IsRootSession(RoleCall call) => call.Action == Names.StsActions.AssumeRoot;

    private IEnumerable<OwnCall> Deploy(string role, string region, IEnumerable<RoleCall> calls)
    {
        var account = _config.DelegatedAdministrator;
        var principal = OwnPrincipal.OfBootstrap(_config, role, account, region);
        return From(OwnPurpose.Deploy, principal, account, region, calls);
    }

    private IEnumerable<OwnCall> OfEvaluator(OwnPurpose purpose, AccountId about, Func<RoleCall, bool> which) =>
        Of(DeployedFunction.RootPostureRule, purpose, _evaluator, about, which);

    private IEnumerable<OwnCall> OfRecheck(OwnPurpose purpose, AccountId about, Func<RoleCall, bool> which) =>
        Of(DeployedFunction.RootRecheck, purpose, _recheck, about, which);

    /// <summary>Calls of a function, which runs in the delegated administrator account.</summary>
    private IEnumerable<OwnCall> Of(
        DeployedFunction function, OwnPurpose purpose, ProductRole role, AccountId about, Func<RoleCall, bool> which)
    {
        var principal = OwnPrincipal.Of(_config, role, _config.DelegatedAdministrator);
        return role.Calls.Where(which).Select(call => new OwnCall(
            purpose, principal, about, RegionOf(call) ?? function.RegionIn(_config), call));
    }

    /// <summary>
    /// The Region of what a call is made on, to which its request goes; null where the ARN names none.
    /// </summary>
    private static string? RegionOf(RoleCall call) =>
        call.Resource.Split(':') is ["arn", _, _, { Length: > 0 } region, ..] && !region.Contains('{') ? region : null;

    /// <summary>
    /// Calls of a role that stands in the account itself: all that have a Region are about AWS Config's rules.
    /// </summary>
    private IEnumerable<OwnCall> Own(OwnPurpose purpose, ProductRole role, AccountId account)
    {
        var region = _config.DetectionRegion;
        return From(purpose, OwnPrincipal.Of(_config, role.In(account, region), account), account, region, role.Calls);
    }

    private static IEnumerable<OwnCall> From(
        OwnPurpose purpose, OwnPrincipal principal, AccountId about, string region, IEnumerable<RoleCall> calls) =>
        calls.Select(call => new OwnCall(purpose, principal, about, region, call));
}
