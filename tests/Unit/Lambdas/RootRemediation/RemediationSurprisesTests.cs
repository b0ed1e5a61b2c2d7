using Guardrails.Core.Decisions;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;

namespace Guardrails.Tests.Unit.Lambdas.RootRemediation;

/// <summary>Remediations to which something happens in the middle of a step, on the embedded organization.</summary>
public sealed class RemediationSurprisesTests : IAsyncLifetime
{
    private static readonly RemediationRequest OneDay = RemediationRequest.Default with { QuietDays = 1 };

    private RemediationSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await RemediationSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Lift_that_comes_during_the_last_look_comes_before_the_deletion()
    {
        _site.DeployDeletion();
        var id = await _site.StartAsync(request: OneDay);
        await _site.RunToAsync<Stage.AwaitingApproval>(id);
        await _site.ApproveAsync(id);
        Once("cloudtrail:LookupEvents", async () =>
        {
            var one = await _site.CaseAsync(id);
            one.Stage.ShouldBeOfType<Stage.Confirming>();
            await _site.DecideAsync(
                new CaseDecision.Lifting(one.Account, id, one.ShownHash, _site.Now, "It hurts."), "ann");
        });

        (await _site.RunAsync<Stage.Ended>(id)).Ending.ShouldBe(RemediationEnding.Lifted);

        _site.Root().AccessKeys.ShouldHaveSingleItem();
        _site.IsQuarantined().ShouldBeFalse();
    }

    [Fact]
    public async Task Key_that_was_used_while_others_had_taken_the_quarantine_off_is_used()
    {
        var id = await _site.StartAsync(request: OneDay);
        await _site.RunAsync<Stage.Observing>(id);
        _site.Wait(TimeSpan.FromHours(2));
        _site.Do("detach the policy");
        await _site.RunAsync<Stage.Halted>(id);
        _site.Wait(TimeSpan.FromHours(2));
        _site.LogKeyCall("s3:ListBuckets");
        _site.Use("s3");
        _site.Wait(TimeSpan.FromHours(2));

        await _site.ResumeAsync(id);

        await _site.RunAsync<Stage.AwaitingReplacement>(id);
        _site.LastMessage.ShouldContain("s3.amazonaws.com ListBuckets (1)");
    }

    [Fact]
    public async Task Key_that_was_used_while_others_had_changed_the_quarantine_was_used_in_spite_of_it()
    {
        var id = await _site.StartAsync(request: OneDay);
        await _site.RunAsync<Stage.Observing>(id);
        _site.Wait(TimeSpan.FromHours(2));
        var restore = _site.Do("change the policy");
        await _site.RunAsync<Stage.Halted>(id);
        _site.Wait(TimeSpan.FromHours(2));
        _site.LogKeyCall("s3:ListBuckets");
        _site.Wait(TimeSpan.FromHours(2));
        restore();

        await _site.ResumeAsync(id);

        await _site.RunToAsync<Stage.Disturbed>(id);
        _site.LastMessage.ShouldContain("was made in spite of the quarantine");
    }

    [Fact]
    public async Task Calls_that_were_refused_before_the_attachment_was_written_down_are_signs()
    {
        var id = await _site.StartAsync();
        var attached = false;
        _site.Calls.Instead = call =>
        {
            attached |= call.Action == "organizations:AttachPolicy";
            return Task.FromResult(attached && call.Action == "dynamodb:PutItem"
                ? call.Error(400, "ThrottlingException")
                : null);
        };
        (await _site.InvokeAsync()).ShouldNotBeNull();
        _site.Calls.Instead = _ => Task.FromResult<HttpResponseMessage?>(null);
        (await _site.CaseAsync(id)).Stage.ShouldBeOfType<Stage.Attaching>();
        _site.IsQuarantined().ShouldBeTrue();
        _site.Wait(TimeSpan.FromDays(20));
        await _site.CallIamAsync();
        _site.Wait(TimeSpan.FromDays(20));

        await _site.RunAsync<Stage.Observing>(id);
        await _site.RunToAsync<Stage.Disturbed>(id);

        _site.LastMessage.ShouldContain($"by access key {RemediationSite.Key.Id} was refused");
    }

    [Fact]
    public async Task Policy_that_took_the_place_of_the_one_that_is_attached_is_named_and_ends_by_a_rejection()
    {
        var id = await _site.StartAsync();
        await _site.RunAsync<Stage.Observing>(id);
        _site.Do("change the policy");
        await _site.RunToAsync<Stage.Halted>(id);
        var old = _site.World.Policies[RemediationSite.IdOf(QuarantinePolicy.Removal)];
        _site.World.Policies[old.Id] = new(old.Id, "Old") { Content = old.Content };
        _site.World.Policies["p-another0001"] = new("p-another0001", QuarantinePolicy.Removal.Name)
        {
            Content = QuarantinePolicy.Removal.Document.Minified(),
        };

        await _site.ResumeAsync(id);

        (await _site.RunAsync<Stage.Halted>(id)).Why.ToString().ShouldContain("reject this remediation");
        await _site.RejectAsync(id);
        await _site.RunAsync<Stage.Ended>(id);
        _site.IsQuarantined().ShouldBeFalse();
    }

    [Fact]
    public async Task Remediation_that_is_over_when_it_begins_is_told()
    {
        await _site.RunAsync<Stage.Ended>(await _site.StartAsync(RemediationSite.Management));

        _site.Told.ShouldHaveSingleItem().ShouldEndWith("to be done by hand");
    }

    /// <summary>Something happens in the middle of the next call of an action.</summary>
    private void Once(string action, Func<Task> happens)
    {
        var met = 0;
        _site.Calls.Instead = async call =>
        {
            if (call.Action == action && Interlocked.Increment(ref met) == 1)
                await happens();
            return null;
        };
    }
}
