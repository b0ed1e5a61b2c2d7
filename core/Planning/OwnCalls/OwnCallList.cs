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
            .. here.SelectMany(stack => Deploy(BootstrapNames.Deploy, CdkBootstrap.StartCalls(_config, stack))),
            .. Deploy(BootstrapNames.Publish, CdkBootstrap.PublishCalls(_config)),
            .. Deploy(
                BootstrapNames.Execution,
                here.SelectMany(stack => stack.Resources).SelectMany(resource => resource.Calls)),
            .. From(
                OwnPurpose.Aggregate,
                OwnPrincipal.Of(_config, aggregator, account),
                account,
                aggregator.CallsByManagedPolicies),
            .. Evaluates ? Of(OwnPurpose.Log, _evaluator, account, IsLog) : [],
            .. Starts ? Of(OwnPurpose.Log, _recheck, account, IsLog) : [],
            .. Starts ? Of(OwnPurpose.Start, _recheck, account, IsQueue) : [],
        ];
    }

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
                .. Of(OwnPurpose.Start, _recheck, account, IsAssumption),
                .. Own(OwnPurpose.Start, RuleStarterRole.Of(_config), account),
            ]
            : Array.Empty<OwnCall>(),
        .. EventForwarderRole.Members(_config).Regions.SelectMany(region => Forward(account, region)),
    ];

    private IEnumerable<OwnCall> Evaluate(AccountId account)
    {
        var session = OwnPrincipal.OfRootSession(_config, account);
        return
        [
            .. Of(OwnPurpose.Evaluate, _evaluator, account, call => !IsLog(call) && !IsRootSession(call)),
            .. Own(OwnPurpose.Evaluate, MemberRole.Of(_config), account),
            .. Of(OwnPurpose.Audit, _evaluator, account, IsRootSession),
            .. _evaluator.RootTasks.SelectMany(
                task => From(OwnPurpose.Audit, session, account, task.Calls(_config.Partition))),
        ];
    }

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

    private static bool IsQueue(RoleCall call) => call.Action.StartsWith("sqs:", StringComparison.Ordinal);

    private static bool IsAssumption(RoleCall call) => call.Action == Names.StsActions.AssumeRole;

    private static bool IsRootSession(RoleCall call) => call.Action == Names.StsActions.AssumeRoot;

    private IEnumerable<OwnCall> Deploy(string role, IEnumerable<RoleCall> calls)
    {
        var account = _config.DelegatedAdministrator;
        return From(OwnPurpose.Deploy, OwnPrincipal.OfBootstrap(_config, role, account), account, calls);
    }

    /// <summary>Calls of a function's role, which stands in the delegated administrator account.</summary>
    private IEnumerable<OwnCall> Of(OwnPurpose purpose, ProductRole role, AccountId about, Func<RoleCall, bool> which)
    {
        var principal = OwnPrincipal.Of(_config, role, _config.DelegatedAdministrator);
        return From(purpose, principal, about, role.Calls.Where(which));
    }

    /// <summary>Calls of a role that stands in the account itself.</summary>
    private IEnumerable<OwnCall> Own(OwnPurpose purpose, ProductRole role, AccountId account) =>
        From(purpose, OwnPrincipal.Of(_config, role.In(account, _config.HomeRegion), account), account, role.Calls);

    private IEnumerable<OwnCall> From(
        OwnPurpose purpose, OwnPrincipal principal, AccountId about, IEnumerable<RoleCall> calls) =>
        calls.Select(call => new OwnCall(purpose, principal, about, _config.HomeRegion, call));
}
