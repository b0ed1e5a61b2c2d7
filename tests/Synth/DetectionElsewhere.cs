using Amazon.IdentityManagement.Model;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Organizations.File;
using Guardrails.Core.Planning;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Core.Snapshots;
using Guardrails.Local;
using DeployedStack = Guardrails.Core.Roles.Deployment.DeployedStack;

namespace Guardrails.Tests.Synth;

/// <summary>
/// The life of an organization whose accounts have AWS Config recorders in Frankfurt alone, as where AWS Control Tower
/// governs that Region and not the home Region: the rules run in Frankfurt, and all the rest stands in us-east-1.
/// </summary>
public sealed class DetectionElsewhere(Synthesis synthesis) : IAsyncLifetime
{
    private const string Frankfurt = "eu-central-1";
    private const string Home = "us-east-1";
    private static readonly AccountId Management = AccountId.Parse("111111111111");
    private static readonly AccountId European = AccountId.Parse("123456789012");
    private static readonly AccountId Exempt = AccountId.Parse("999999999999");

    private readonly Clock _clock = new();
    private LocalOrganization _aws = null!;
    private CloudAssembly _assembly = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _assembly = await synthesis.ElsewhereAsync;
        _aws = await LocalOrganization.StartAsync(RecordedInFrankfurt(), new() { Time = _clock }, Cancellation);
    }

    public ValueTask DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task Rules_in_the_home_Region_reach_no_account_there() =>
        (await FailAsync(synthesis.Example)).ShouldContain(
            "Account 222222222222 (security-tooling) has no configuration recorder in us-east-1");

    [Fact]
    public async Task It_is_deployed_judged_and_started_by_events_and_a_second_deploy_changes_nothing()
    {
        var deployed = await DeployAsync(_assembly);
        deployed.Stacks.Select(stack => (stack.Name, stack.AccountId, stack.Region)).ShouldBe(
        [
            ("Guardrails-Organization", "111111111111", Home),
            ("Guardrails-Ledger", "222222222222", Home),
            ("Guardrails-DetectionRoles", "222222222222", Home),
            ("Guardrails-Detection", "222222222222", Frankfurt),
            ("Guardrails-Activity", "222222222222", Home),
            ("Guardrails-Reporting", "222222222222", Home),
            ("Guardrails-Remediation", "222222222222", Home),
            ("Guardrails-Forwarders", "111111111111", Home),
        ]);
        (await DeployAsync(_assembly)).Stacks.SelectMany(stack => stack.Resources)
            .ShouldAllBe(resource => resource.Change == ResourceChange.Unchanged);

        var runs = await _aws.EvaluateConfigRulesAsync(only: null, Cancellation);
        runs.ShouldNotBeEmpty();
        runs.ShouldAllBe(run => run.Error == null);
        Results().ShouldBe(runs.Select(run => run.Account).Distinct(), ignoreOrder: true);
        Results().ShouldContain(European, "its own policy keeps it in Frankfurt");

        await KeyGoesAndComesAsync(Exempt);
        await KeyComesAsync(Management);

        var joined = await _aws.CreateAccountAsync("newcomer", "ou-ex01-worksand", Cancellation);
        await StartedAsync(joined);
        Keys(joined).ShouldBe("COMPLIANT");

        _aws.Refusals().ShouldAllBe(refusal => refusal.Message.Contains(European.Value));
    }

    [Fact]
    public async Task Where_policies_leave_no_other_Region_open_to_accounts_all_of_them_are_judged_and_no_event_comes()
    {
        const string policies = "\"policies\": [";
        const string governed =
            """{"name":"RegionDeny","targets":["ou-ex01-workload"],"content":{"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotAction":["iam:*","sts:*","organizations:*"],"Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"eu-central-1"}}}]}},""";
        await using var aws = await LocalOrganization.StartAsync(
            RecordedInFrankfurt().Replace(policies, policies + governed), new() { Time = _clock }, Cancellation);
        await aws.DeployAsync(_assembly.Folder, progress: null, Cancellation);

        (await aws.EvaluateConfigRulesAsync(only: null, Cancellation)).ShouldAllBe(run => run.Error == null);

        using var root = RootClient.Of(aws, Exempt);
        await root.CreateAccessKeyAsync(new CreateAccessKeyRequest(), Cancellation);
        (await aws.DeliverEventsAsync(Cancellation)).Of(DeployedNames.RootRecheck)
            .ShouldBeEmpty("the account has no forwarder");
    }

    [Fact]
    public async Task A_recheck_that_does_not_know_the_Region_finds_no_rules_and_keeps_the_event()
    {
        using var broken = new BrokenAssembly(_assembly);
        broken.Break("Activity", "AWS::Lambda::Function", properties =>
            properties["Environment"]!["Variables"]!.AsObject().Remove("DETECTION_REGION"));
        await _aws.DeployAsync(broken.Folder, progress: null, Cancellation);

        using var root = RootClient.Of(_aws, Management);
        await root.CreateAccessKeyAsync(new CreateAccessKeyRequest(), Cancellation);
        var delivered = await _aws.DeliverEventsAsync(Cancellation);

        delivered.Rules.ShouldBeEmpty();
        var batch = delivered.Of(DeployedNames.RootRecheck).ShouldHaveSingleItem();
        batch.Failed.ShouldBe(batch.Messages);
    }

    [Fact]
    public async Task A_later_change_of_the_Region_is_refused_with_the_steps_and_what_was_there_goes_on()
    {
        await DeployAsync(_assembly);

        var refused = await FailAsync(synthesis.Example);

        refused.ShouldContain("the rules run in eu-central-1, and no deploy moves them to us-east-1");
        refused.ShouldContain("Remedy: set detection.region in the organization file to eu-central-1 again.");
        (await DeployAsync(_assembly)).Stacks.ShouldAllBe(stack => stack.Region == Home || stack.Region == Frankfurt);
        (await _aws.EvaluateConfigRulesAsync(Exempt, Cancellation)).ShouldAllBe(run => run.Error == null);
    }

    [Fact]
    public async Task A_plan_finds_nothing_wrong_and_lists_every_call_by_which_a_deploy_makes_resources()
    {
        var config = await ConfigAsync();
        var snapshot = OrganizationSnapshotFile.Parse(
            await File.ReadAllTextAsync(Repository.PathOf("orgs", "example.snapshot.json"), Cancellation)).Snapshot!;
        var plan = OrganizationPlan.Of(
            config,
            snapshot with
            {
                Policies = [.. snapshot.Policies.Where(policy => policy.Name != "RegionDenyEurope")],
            },
            snapshot.TakenAt);
        plan.Findings.ShouldBeEmpty();

        await DeployAsync(_assembly);

        foreach (var region in new[] { Home, Frankfurt })
        {
            var listed = DeployedStack.Of(config).Where(stack => stack.Region == region)
                .SelectMany(stack => stack.Resources).SelectMany(resource => resource.Calls)
                .Select(call => call.Action);
            var called = _aws.AllowedCalls()
                .Where(call => call.Principal.Contains("role/cdk-hnb659fds-cfn-exec-role-"))
                .Where(call => call.Principal.Split('/')[1].EndsWith(region, StringComparison.Ordinal))
                .Select(call => call.Action).Distinct().ToList();
            called.ShouldNotBeEmpty();
            called.Except(listed).ShouldBeEmpty(region);
        }
    }

    private async Task KeyGoesAndComesAsync(AccountId account)
    {
        using var root = RootClient.Of(_aws, account);
        await root.DeleteAccessKeyAsync(
            new DeleteAccessKeyRequest { AccessKeyId = "AKIAPARTNERGATEWAY01" }, Cancellation);
        await StartedAsync(account);
        Keys(account).ShouldBe("COMPLIANT");
        await KeyComesAsync(account);
    }

    private async Task KeyComesAsync(AccountId account)
    {
        _clock.Move(TimeSpan.FromMinutes(1));
        using var root = RootClient.Of(_aws, account);
        await root.CreateAccessKeyAsync(new CreateAccessKeyRequest(), Cancellation);
        await StartedAsync(account);
        Keys(account).ShouldBe("NON_COMPLIANT");
    }

    /// <summary>Delivers what happened in us-east-1, which starts the rules of one account in Frankfurt.</summary>
    private async Task StartedAsync(AccountId account)
    {
        var delivered = await _aws.DeliverEventsAsync(Cancellation);
        delivered.Batches.ShouldAllBe(batch => batch.Failed == 0 && batch.Error == null);
        delivered.Rules.Select(run => run.Account).Distinct().ShouldBe([account]);
        delivered.Rules.ShouldAllBe(run => run.Error == null);
    }

    private IEnumerable<AccountId> Results()
    {
        var ours = ControlCatalog.All.Select(control => control.RuleName).ToHashSet(StringComparer.Ordinal);
        return _aws.AggregateCompliance().Where(result => ours.Contains(result.Rule))
            .Select(result => result.Account).Distinct();
    }

    private string Keys(AccountId account) => _aws.AggregateCompliance()
        .Single(result => result.Account == account && result.Rule == "root-access-keys").Compliance;

    private Task<DeployResult> DeployAsync(CloudAssembly assembly) =>
        _aws.DeployAsync(assembly.Folder, progress: null, Cancellation);

    private async Task<string> FailAsync(CloudAssembly assembly) =>
        (await Should.ThrowAsync<DeployException>(() => DeployAsync(assembly))).Message;

    private static async Task<OrganizationConfig> ConfigAsync() => OrganizationFile.Parse(
        Synthesis.Elsewhere(await File.ReadAllTextAsync(Repository.PathOf("orgs", "example.json"), Cancellation)),
        new DateOnly(2026, 11, 23)).Config!;

    private static string RecordedInFrankfurt()
    {
        const string accounts = "\"accounts\": [";
        var sample = LocalOrganization.Sample();
        sample.ShouldContain(accounts);
        return sample.Replace(accounts, $"\"configRecorderRegions\": [\"{Frankfurt}\"], {accounts}");
    }
}
