using Guardrails.Cli.Remediate;
using Guardrails.Core.Remediation;
using Guardrails.Tests.Unit.Cli;

namespace Guardrails.Tests.Unit.Lambdas.RootRemediation;

/// <summary>
/// Every fault that a step can meet, over a real connection: the state after it is one that a person can read and
/// resume.
/// </summary>
public sealed class RemediationFaultTableTests : IAsyncLifetime
{
    private RemediationSite _site = null!;

    public static TheoryData<string> Rows => [.. FaultCase.All.Keys];

    public async ValueTask InitializeAsync() => _site = await RemediationSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory, MemberData(nameof(Rows))]
    public async Task State_after_a_fault_is_one_that_a_person_can_read_and_resume(string name)
    {
        var row = FaultCase.All[name];
        var id = await _site.StartAsync(request: RemediationRequest.Default with { QuietDays = 1 });
        await BringToAsync(id, row.From);
        var mend = Meet(row);

        var one = await _site.RunToAsync(id, row.Stage);

        _site.IsQuarantined().ShouldBe(row.Quarantined);
        var status = Status(one);
        foreach (var words in row.Says)
        {
            status.ShouldContain(words);
            if (one.Due is null)
                Shown.Joined($"{_site.Told[^1]} {_site.LastMessage}").ShouldContain(words);
        }

        if (!row.Stays)
            mend();
        if (row.Then == "resume")
            await _site.ResumeAsync(id);
        else if (row.Then == "reject")
            await _site.RejectAsync(id);
        else if (row.Says is [])
            (await _site.EntriesAsync(id)).OfType<RemediationEntry.Failed>().ShouldBeEmpty();
        one = await _site.RunToAsync(id, row.Ends);
        one.Setback.ShouldBeNull();
        if (one.IsOver && row.Act != "take the account out")
            _site.IsQuarantined().ShouldBeFalse();
    }

    [Fact]
    public async Task Status_of_a_step_that_is_tried_again_says_what_failed_and_what_to_do()
    {
        var row = FaultCase.All["Event history that is denied halts the search for uses"];
        var id = await _site.StartAsync();
        Meet(row);

        var one = await _site.RunAsync(id);

        one.Stage.ShouldBeOfType<Stage.Proving>().Failures.ShouldBe(1);
        foreach (var words in row.Says)
        {
            Status(one).ShouldContain(words);
            _site.Lines[^1].ToJsonString().ShouldContain(words);
        }
    }

    [Fact]
    public async Task Remediation_of_which_nobody_can_be_told_is_not_written_down_and_is_told_by_a_later_run()
    {
        var id = await _site.StartAsync();
        await _site.RunAsync<Stage.Observing>(id);
        _site.Wait(TimeSpan.FromMinutes(1));
        await _site.CallIamAsync();
        _site.Wait(TimeSpan.FromHours(1));
        _site.Calls.Instead = call => Task.FromResult(
            call.Action == "sns:Publish" ? call.Error(403, "AuthorizationError") : null);
        (await _site.InvokeAsync()).ShouldNotBeNull().Message.ShouldContain("sns:Publish failed");
        (await _site.CaseAsync(id)).Stage.ShouldBeOfType<Stage.Observing>();

        _site.Calls.Instead = _ => Task.FromResult<HttpResponseMessage?>(null);

        await _site.RunAsync<Stage.Disturbed>(id);
        _site.Told.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Two_keys_go_together()
    {
        _site.AddKey("AKIASECONDKEYEXAMPL1");
        _site.DeployDeletion();
        var id = await _site.StartAsync(request: RemediationRequest.Default with { QuietDays = 1 });
        await _site.RunToAsync<Stage.AwaitingApproval>(id);
        (await _site.CaseAsync(id)).Credentials.Count.ShouldBe(2);

        await _site.ApproveAsync(id);

        await _site.RunAsync<Stage.Releasing>(id);
        _site.Root().AccessKeys.ShouldBeEmpty();
    }

    private async Task BringToAsync(string id, string stage)
    {
        if (stage == "Proving")
            return;
        if (stage is "Approved" or "Releasing")
            _site.DeployDeletion();
        await _site.RunToAsync(id, stage is "Observing" ? stage : "AwaitingApproval");
        if (stage is not ("Approved" or "Releasing"))
            return;
        await _site.ApproveAsync(id);
        if (stage == "Releasing")
            await _site.RunToAsync(id, stage);
    }

    /// <summary>Lets a fault begin, now or by a call, and returns how it ends.</summary>
    private Action Meet(FaultCase row)
    {
        var (begun, met, mended) = (row.After is null, 0, false);
        Action undo = begun && row.Act is { } now ? _site.Do(now) : () => { };
        _site.Calls.Instead = call =>
        {
            HttpResponseMessage? answer = null;
            if (begun && !mended && row.Meets(call) && Interlocked.Increment(ref met) <= row.Times)
                answer = row.Answer(call);
            if (!begun && row.Begins(call))
            {
                begun = true;
                if (row.Act is { } act)
                    undo = _site.Do(act);
            }

            return Task.FromResult(answer);
        };
        return () =>
        {
            mended = true;
            undo();
        };
    }

    private static string Status(RemediationCase one) =>
        Shown.Joined(Shown.Write(400, page => CaseTables.Write(page, new(one, [], [], []))));
}
