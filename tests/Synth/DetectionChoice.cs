using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary>The example where nothing is watched, or one unit alone, deployed to an embedded organization.</summary>
public sealed class DetectionChoice(Synthesis synthesis) : IAsyncLifetime
{
    private const string Everywhere =
        "\"enabled\": true,\n"
        + "    // The root or units whose accounts are watched, now and when they join; a sandbox first, say. "
        + "The root is every account.\n"
        + "    \"units\": [\"r-ex01\"]";

    private const string SandboxUnit = "ou-ex01-worksand";
    private const string MemberRole = "GuardrailsRootPosture";

    private static readonly AccountId Production = AccountId.Parse("444444444444");

    private LocalOrganization _aws = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _aws = await LocalOrganization.StartAsync(LocalOrganization.Sample(), new LocalOptions(), Cancellation);

    public ValueTask DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task Prevention_alone_is_one_stack_with_the_policies_and_their_setup()
    {
        var assembly = await SynthesizeAsync("prevention-alone", "\"enabled\": false");

        var stack = assembly.Stacks.ShouldHaveSingleItem();
        stack.Name.ShouldBe("Guardrails-Organization");
        stack.OfType("AWS::CloudFormation::StackSet").ShouldBeEmpty();
        stack.OfType("AWS::IAM::Role").ShouldHaveSingleItem().Text("RoleName").ShouldBe("GuardrailsOrganizationSetup");

        var deployed = await _aws.DeployAsync(assembly.Folder, progress: null, Cancellation);
        deployed.Stacks.Select(one => one.Name).ShouldBe(["Guardrails-Organization"]);

        var view = _aws.Describe();
        view.Accounts.ShouldAllBe(account => account.Role != AccountRole.DelegatedAdministrator);
        view.Policies.Where(policy => policy.Targets.Contains("r-ex01"))
            .ShouldContain(policy => policy.Content.Contains("iam:CreateAccessKey"));
        _aws.Refusals().ShouldBeEmpty();

        (await _aws.DeployAsync(assembly.Folder, progress: null, Cancellation))
            .Stacks.SelectMany(one => one.Resources)
            .ShouldAllBe(resource => resource.Change == ResourceChange.Unchanged);
    }

    [Fact]
    public async Task A_unit_alone_is_judged_and_every_other_account_is_left_alone_without_an_error()
    {
        var assembly = await SynthesizeAsync("watched-unit", $"\"enabled\": true, \"units\": [\"{SandboxUnit}\"]");

        assembly.Organization.OfType("AWS::IAM::Role").ShouldNotContain(role => role.Text("RoleName") == MemberRole);
        foreach (var stackSet in assembly.Resources.Where(one => one.Type == "AWS::CloudFormation::StackSet"))
            stackSet.Properties["StackInstancesGroup"]!.ToJsonString().ShouldContain($"[\"{SandboxUnit}\"]");
        assembly.Forwarders.OfType("AWS::Events::Rule").Select(rule => rule.Text("Name")).ShouldBe(
            [
                "GuardrailsOwnChanges", "GuardrailsRootReads", "GuardrailsAccountHealth", "GuardrailsAccountMoved",
                "GuardrailsOrganizationChanges",
            ],
            "what this account's root user changes is not told from here");

        await _aws.DeployAsync(assembly.Folder, progress: null, Cancellation);
        var watched = _aws.Describe().Accounts.Where(account => account.Above.Contains(SandboxUnit))
            .Select(account => account.Id)
            .ToList();
        watched.ShouldNotBeEmpty();

        var runs = await _aws.EvaluateConfigRulesAsync(only: null, Cancellation);
        runs.Select(run => run.Account).ShouldContain(Production);
        runs.ShouldAllBe(run => run.Error == null);
        var ours = ControlCatalog.All.Select(control => control.RuleName).ToHashSet(StringComparer.Ordinal);
        _aws.AggregateCompliance().Where(result => ours.Contains(result.Rule))
            .Select(result => result.Account)
            .Distinct()
            .ShouldBe(watched, ignoreOrder: true);
        _aws.Refusals().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_that_joins_outside_the_unit_stays_in_no_queue_and_one_that_joins_below_it_is_judged()
    {
        var assembly = await SynthesizeAsync("watched-unit", $"\"enabled\": true, \"units\": [\"{SandboxUnit}\"]");
        await _aws.DeployAsync(assembly.Folder, progress: null, Cancellation);

        await _aws.CreateAccountAsync("elsewhere", "ou-ex01-workprod", Cancellation);
        var outside = await _aws.DeliverEventsAsync(Cancellation);
        outside.Batches.ShouldAllBe(batch => batch.Failed == 0 && batch.Error == null);
        outside.Rules.ShouldBeEmpty();

        var joined = await _aws.CreateAccountAsync("newcomer", SandboxUnit, Cancellation);
        var inside = await _aws.DeliverEventsAsync(Cancellation);
        inside.Rules.Select(run => run.Account).Distinct().ShouldBe([joined]);
        inside.Rules.ShouldAllBe(run => run.Error == null);
    }

    private async Task<CloudAssembly> SynthesizeAsync(string name, string detection)
    {
        var example = await File.ReadAllTextAsync(Repository.PathOf("orgs", "example.json"), Cancellation);
        example.ShouldContain(Everywhere);
        var text = example.Replace(Everywhere, detection).Replace("./organization.schema.json", "./s.json");
        return (await synthesis.OnceAsync(name, one => synthesis.SynthesizeTextAsync(text, one))).Assembly;
    }
}
