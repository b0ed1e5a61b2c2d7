using Guardrails.Core.Remediation;
using Guardrails.Lambda.RootRemediation;

namespace Guardrails.Tests.Unit.Lambdas.RootRemediation;

/// <summary>A key with more events than the function reads. A page has one event here.</summary>
public sealed class BusyKeyTests : IAsyncLifetime
{
    private static readonly string Role = $"arn:aws:iam::{RemediationSite.Account}:role/app";

    private RemediationSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await RemediationSite.StartAsync(new() { PageSize = 1 });

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task It_is_used_and_its_numbers_are_the_least()
    {
        Call(KeyHistory.MostLookups + 10);
        var id = await _site.StartAsync();

        await _site.RunAsync<Stage.AwaitingReplacement>(id);

        (await _site.CaseAsync(id)).Proofs.ShouldHaveSingleItem().Findings.ShouldBe(
        [
            "At least 150 calls in 90 days, as there are more than 150 pages of events, and the older ones were not "
            + "read in us-east-1: s3.amazonaws.com ListBuckets (150).",
        ]);
    }

    [Fact]
    public async Task Nobody_can_tell_that_a_role_replaces_it_and_a_person_decides()
    {
        Call(KeyHistory.MostLookups + 10);
        _site.Wait(TimeSpan.FromHours(26));
        _site.LogRoleCall(Role, "s3:ListBuckets");
        var id = await _site.StartAsync();
        await _site.RunAsync<Stage.AwaitingReplacement>(id);

        await _site.ResumeAsync(id, Role);

        var missing = (await _site.RunAsync<Stage.AwaitingReplacement>(id)).Missing;
        missing.ShouldBe(
        [
            "Nobody can tell in us-east-1: there are more than 150 pages of events, and the older ones were not read. "
            + "Compare the whole with guardrails usage --against.",
            "Nobody can tell in us-east-1: there are more than 100 pages of ListBuckets, and the older ones were not "
            + "read. Compare the whole with guardrails usage --against.",
        ]);
        _site.LastMessage.ShouldContain(missing[0]);
        await _site.OverrideAsync(id);
        await _site.RunAsync<Stage.Observing>(id);
    }

    [Fact]
    public async Task Its_refused_calls_are_a_sign_and_do_not_come_back_when_a_person_has_decided()
    {
        var id = await _site.StartAsync();
        await _site.RunAsync<Stage.Observing>(id);
        _site.Wait(TimeSpan.FromMinutes(10));
        for (var call = 0; call < KeyHistory.MostLookups + 10; call++)
            await _site.CallIamAsync();

        await _site.RunToAsync<Stage.Disturbed>(id);
        var signs = (await _site.CaseAsync(id)).Signs;
        signs.Count.ShouldBe(100);
        signs[^1].Sentence.ShouldEndWith("are not listed, and older calls were not read: there are too many.");

        await _site.OverrideAsync(id);
        await _site.RunAsync<Stage.Observing>(id);
        await _site.RunForAsync(id, TimeSpan.FromHours(3));
        (await _site.CaseAsync(id)).Stage.ShouldBeOfType<Stage.Observing>().Failures.ShouldBe(0);

        await _site.CallIamAsync();
        await _site.RunToAsync<Stage.Disturbed>(id);
    }

    private void Call(int times)
    {
        for (var call = 0; call < times; call++)
            _site.LogKeyCall("s3:ListBuckets");
    }
}
