using Guardrails.Core.Ids;
using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary>
/// Recorders from here, deployed to the embedded organization, where accounts of the workloads have none.
/// </summary>
public sealed class LocalRecorder(Synthesis synthesis) : IAsyncLifetime
{
    private static readonly AccountId Production = AccountId.Parse("444444444444");

    private readonly List<string> _said = [];
    private LocalOrganization _aws = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var sample = LocalOrganization.Sample();
        var production = $"\"id\": \"{Production}\",";
        sample.ShouldContain(production);
        _aws = await LocalOrganization.StartAsync(
            sample.Replace(production, production + " \"configRecorder\": false,"), new LocalOptions(), Cancellation);
    }

    public ValueTask DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task Without_them_an_account_without_a_recorder_fails_the_deploy()
    {
        var failure = await Should.ThrowAsync<DeployException>(
            () => _aws.DeployAsync(synthesis.Example.Folder, progress: null, Cancellation));
        failure.Message.ShouldContain($"Account {Production} (payments-prod) has no configuration recorder");
    }

    [Fact]
    public async Task With_them_the_rules_reach_it_and_accounts_that_join_and_those_that_have_one_keep_it()
    {
        var deployed = await _aws.DeployAsync((await synthesis.RecorderAsync).Folder, new Said(_said), Cancellation);
        deployed.Stacks.Select(stack => stack.Name).ShouldContain("Guardrails-Recorders");
        _said.Where(line => line.Contains("MaxNumberOfConfigurationRecordersExceededException"))
            .ShouldNotBeEmpty("the accounts of the unit that have a recorder");
        _said.Where(line => line.Contains(Production.Value) && line.Contains("is not in")).ShouldBeEmpty();

        (await _aws.EvaluateConfigRulesAsync(Production, Cancellation)).ShouldAllBe(run => run.Error == null);

        var joined = _aws.BeginAccount("newcomer", "ou-ex01-worksand", configRecorder: false);
        await _aws.InheritAsync(joined, Cancellation);
        var runs = await _aws.EvaluateConfigRulesAsync(joined, Cancellation);
        runs.ShouldNotBeEmpty();
        runs.ShouldAllBe(run => run.Error == null);

        (await _aws.DeployAsync((await synthesis.RecorderAsync).Folder, progress: null, Cancellation))
            .Stacks.SelectMany(stack => stack.Resources)
            .ShouldAllBe(resource => resource.Change == ResourceChange.Unchanged);
    }

    private sealed class Said(List<string> lines) : IProgress<string>
    {
        public void Report(string value) => lines.Add(value);
    }
}
