using Amazon.Runtime;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Reporting;
using Guardrails.Core.Snapshots;
using Guardrails.Local;

namespace Guardrails.Cli.Demo;

/// <summary>
/// The main job, end to end, on the embedded organization: root users try to create keys, the synthesized app is
/// deployed, they try again, the deployed rules judge every account, and a new account joins.
/// </summary>
internal sealed class DemoRun(
    LocalOrganization aws, DemoClock clock, OrganizationConfig config, IProgress<string> progress)
{
    private const string NewcomerName = "newcomer";

    /// <summary>The sample organization's Sandbox unit.</summary>
    private const string NewcomerUnit = "ou-ex01-worksand";

    /// <summary>The guardrail whose effect the demo shows.</summary>
    private const string KeyGuardrail = "DenyRootAccessKeyCreation";

    /// <summary>Every rule ran within the demo's one moment.</summary>
    private static readonly DateTimeOffset FreshSince = DemoClock.Now;

    /// <summary>The role that the demo itself removes.</summary>
    private static readonly string Removed = $"::{DemoDay.Blinded}:role/{DeployedNames.MemberRole}";

    private readonly Dictionary<AccountId, RootKeyAttempt> _before = [];
    private readonly Dictionary<AccountId, RootKeyAttempt> _after = [];
    private readonly List<RuleRun> _runs = [];
    private readonly List<AccountId> _atOnce = [];

    /// <summary>Runs the demo.</summary>
    /// <param name="cloudAssembly">The folder that the CDK app wrote.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="DeployException">The deploy failed.</exception>
    public async Task<DemoReport> RunAsync(string cloudAssembly, CancellationToken cancellation)
    {
        progress.Report("Before: the root user of every account tries to create an access key");
        await TryRootKeysAsync(_before, cancellation);

        progress.Report("Deploying the synthesized stacks");
        await aws.DeployAsync(cloudAssembly, progress, cancellation);

        progress.Report("After: the root user of every account tries again");
        await TryRootKeysAsync(_after, cancellation);

        progress.Report("Delivering the events of what root users did, so that their accounts are evaluated at once");
        await DeliverEventsAsync(cancellation);

        progress.Report("Running every Config rule in every account through the deployed function");
        _runs.AddRange(await aws.EvaluateConfigRulesAsync(only: null, cancellation));

        progress.Report($"A new account, '{NewcomerName}', joins the organization");
        var newcomer = await JoinAsync(cancellation);

        var report = Report(newcomer);
        if (!config.Detects)
            return report;
        var day = new DemoDay(aws, clock, config, progress);
        await day.RunAsync(cancellation);
        var (removals, ids) = await new DemoFix(aws, clock, config, progress).RunAsync(cancellation);
        var (messages, ended, measured) = await day.ReadAsync(cancellation);
        return report with
        {
            // A remediation's id is a hash of the second in which a person decided.
            Messages = [.. messages.Select(one => one with { Body = ids.Aggregate(one.Body, WithoutId) })],
            Removals = removals is null
                ? null
                : removals with { OwnApproval = ids.Aggregate(removals.OwnApproval, WithoutId) },
            Ended = ended,
            Numbers = measured.Trend[^1].Values,
            Measured = measured,
        };
    }

    /// <summary>
    /// Calls that a role was refused by its own policies or by a trust policy: a defect of the templates,
    /// whatever else happened.
    /// </summary>
    public IReadOnlyList<string> Defects() =>
    [
        .. aws.Refusals()
            .Where(refusal => !refusal.ByServiceControlPolicy
                && !refusal.Message.Contains(Removed, StringComparison.Ordinal))
            .Select(refusal => refusal.Message)
            .Distinct(),
    ];

    private async Task TryRootKeysAsync(Dictionary<AccountId, RootKeyAttempt> attempts, CancellationToken cancellation)
    {
        foreach (var account in aws.Describe().Accounts)
        {
            attempts[account.Id] = account.State == SnapshotAccount.Active
                ? await TryRootKeyAsync(account.Id, cancellation)
                : new(RootKeyOutcome.NotPossible, $"The account is {account.State}: nobody can sign in.");
        }
    }

    private Task<RootKeyAttempt> TryRootKeyAsync(AccountId account, CancellationToken cancellation)
    {
        var root = aws.RootUser(account);
        AWSCredentials credentials = root.SessionToken is null
            ? new BasicAWSCredentials(root.AccessKeyId, root.SecretAccessKey)
            : new SessionAWSCredentials(root.AccessKeyId, root.SecretAccessKey, root.SessionToken);
        return RootKeyAttempt.RunAsync(credentials, aws.Endpoint, cancellation);
    }

    private async Task<AccountId> JoinAsync(CancellationToken cancellation)
    {
        var newcomer = await aws.CreateAccountAsync(NewcomerName, NewcomerUnit, cancellation);
        _before[newcomer] = new(RootKeyOutcome.NotPossible, "The account had not joined yet.");
        _after[newcomer] = await TryRootKeyAsync(newcomer, cancellation);
        await DeliverEventsAsync(cancellation);
        return newcomer;
    }

    private static string WithoutId(string body, string id) => body.Replace(id, "ID", StringComparison.Ordinal);

    /// <summary>No period passes: what is evaluated here is evaluated because of an event.</summary>
    private async Task DeliverEventsAsync(CancellationToken cancellation)
    {
        var delivered = await aws.DeliverEventsAsync(cancellation);
        _runs.AddRange(delivered.Rules);
        _atOnce.AddRange(delivered.Rules.Select(run => run.Account).Distinct());
    }

    private DemoReport Report(AccountId newcomer)
    {
        var view = aws.Describe();
        var accounts = view.Accounts.ToDictionary(account => account.Id);
        var ids = view.Accounts.Select(account => account.Id).Where(id => id != newcomer).Append(newcomer).ToList();
        var posture = OrganizationPosture.Join(
            ids,
            [.. config.Controls.Select(control => control.Control)],
            [
                .. from result in aws.AggregateCompliance()
                   select RecordedResult.Of(
                       result.Account, result.Rule, result.Compliance, result.Annotation, result.RecordedAt),
            ],
            FreshSince,
            (account, rule) => OrganizationPosture.WhyUnknown(
                config, account, _runs.LastOrDefault(run => run.Account == account && run.Rule == rule)?.Error),
            IsWatched);

        return new(
            config.Id,
            [.. ids.Select(id => Account(accounts[id], id == newcomer, posture))],
            [
                .. from policy in view.Policies
                   where policy.Name.StartsWith(DeployedNames.PolicyPrefix, StringComparison.Ordinal)
                   from target in policy.Targets
                   select new AttachedPolicy(policy.Name, target, policy.Content.Length),
            ],
            [.. ids.Where(_atOnce.Contains)],
            posture.Controls,
            posture.OtherRules,
            Messages: [],
            Ended: []);

        bool IsWatched(AccountId id) =>
            config.Detects && config.Detection.Watches(id == config.ManagementAccount, accounts[id].Above);
    }

    private AccountReport Account(AccountView account, bool joined, OrganizationPosture posture) => new(
        account.Id,
        account.Name,
        account.UnitPath,
        joined ? AccountStanding.Joined
            : account.Role == AccountRole.Management ? AccountStanding.Management
            : account.State != SnapshotAccount.Active ? AccountStanding.Suspended
            : IsExempt(account) ? AccountStanding.Exempt
            : AccountStanding.Member,
        _before[account.Id],
        _after[account.Id],
        posture.Of(account.Id));

    private bool IsExempt(AccountView account) => config
        .ExemptionsOf(account.Id, account.Above.Select(TargetId.Parse))
        .Any(exemption => exemption.Guardrail.Name == KeyGuardrail);
}
