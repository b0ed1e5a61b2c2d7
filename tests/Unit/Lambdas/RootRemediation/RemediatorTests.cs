using Guardrails.Aws.Calls;
using Guardrails.Core.Decisions;
using Guardrails.Core.Remediation;
using Guardrails.Lambda.RootRemediation;
using Guardrails.Tests.Unit.Cli.Remediate;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Lambdas.RootRemediation;

public sealed class RemediatorTests : IAsyncLifetime
{
    private readonly FakeSteps _steps = new();
    private RemediateSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await RemediateSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Start_that_a_person_decided_is_begun_and_goes_as_far_as_it_can()
    {
        var id = await StartAsync();
        _steps.Answer = step => step switch
        {
            RemediationStep.Prove => new RemediationEntry.Proved([Logs.Proof(Logs.Key)], _steps.Now),
            RemediationStep.CheckQuarantine => new RemediationEntry.QuarantineProven("p-quarantine", _steps.Now),
            RemediationStep.Attach => new RemediationEntry.Attached(_steps.Now),
            _ => new RemediationEntry.AuditPassed(_steps.Now),
        };

        var one = (await AdvanceAsync(id)).ShouldNotBeNull();

        _steps.Taken.ShouldBe(
        [
            RemediationStep.Prove, RemediationStep.CheckQuarantine, RemediationStep.Attach, RemediationStep.Audit,
        ]);
        one.Stage.ShouldBeOfType<Stage.Observing>();
        one.Start.Person.ShouldBe("ann");
        (await _site.Ledger.CaseAsync(Logs.Account, id, default))!.ShownHash.ShouldBe(one.ShownHash);
        _steps.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task Decision_that_a_clock_recorded_which_is_seconds_ahead_is_carried_out_at_once()
    {
        var id = await StartAsync();
        _steps.Now -= TimeSpan.FromSeconds(5);
        _steps.Answer = _ => new RemediationEntry.Proved([Logs.Proof(Logs.Key, ProvenUse.Used)], _steps.Now);

        (await AdvanceAsync(id))!.Stage.ShouldBeOfType<Stage.AwaitingReplacement>();
    }

    [Fact]
    public async Task Remediation_that_waits_for_a_person_is_told_once_and_before_it_is_written()
    {
        var id = await StartAsync();
        _steps.Answer = _ => new RemediationEntry.Proved([Logs.Proof(Logs.Key, ProvenUse.Used)], _steps.Now);
        _steps.OnTell = () => throw new OperationCanceledException("The function was stopped.");
        await Should.ThrowAsync<OperationCanceledException>(() => AdvanceAsync(id));
        (await _site.Ledger.CaseAsync(Logs.Account, id, default))!.Stage.ShouldBeOfType<Stage.Proving>();

        _steps.OnTell = () => { };
        await AdvanceAsync(id);
        await AdvanceAsync(id);

        _steps.Told.ShouldBe(["AwaitingReplacement", "AwaitingReplacement"]);
        _steps.Taken.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Step_that_failed_is_written_down_and_tried_again_when_it_is_due()
    {
        var id = await StartAsync();
        _steps.Answer = _ => throw new AwsCallException(Logs.Account, "sts:AssumeRoot", "no answer", "try again.");

        var failed = (await AdvanceAsync(id)).ShouldNotBeNull();
        await AdvanceAsync(id);
        _steps.Taken.Count.ShouldBe(1);

        failed.Due!.From.ShouldBe(_steps.Now.AddMinutes(5));
        _steps.Now = failed.Due.From;
        await AdvanceAsync(id);
        _steps.Taken.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Step_whose_answer_was_lost_is_taken_again()
    {
        var id = await StartAsync();
        _steps.Answer = _ => throw new OperationCanceledException("The function was stopped.");
        await Should.ThrowAsync<OperationCanceledException>(() => AdvanceAsync(id));

        _steps.Answer = _ => new RemediationEntry.Proved([], _steps.Now);
        (await AdvanceAsync(id))!.IsOver.ShouldBeTrue();
        _steps.Taken.ShouldBe([RemediationStep.Prove, RemediationStep.Prove]);
    }

    [Fact]
    public async Task Decision_comes_before_the_step_that_is_due()
    {
        var one = await _site.WriteAsync(Logs.Proved());
        await DecideAsync(new CaseDecision.Rejection(one.Account, one.Id, one.ShownHash, Second(), "Not now."));

        var over = (await AdvanceAsync(one.Id)).ShouldNotBeNull();

        _steps.Taken.ShouldBeEmpty();
        over.Stage.ShouldBe(new Stage.Ended(RemediationEnding.Rejected, "ann decided so: Not now."));
    }

    [Fact]
    public async Task Decision_that_came_too_late_is_void_once_and_changes_nothing()
    {
        var one = await _site.WriteAsync(Logs.Quiet());
        await DecideAsync(new CaseDecision.Lifting(one.Account, one.Id, one.ShownHash, Second(), "It hurts."));
        await DecideAsync(new CaseDecision.Rejection(one.Account, one.Id, one.ShownHash, Second(), "Not now."));
        _steps.Answer = _ => new RemediationEntry.Detached(_steps.Now);

        var over = (await AdvanceAsync(one.Id)).ShouldNotBeNull();
        await AdvanceAsync(one.Id);

        over.Stage.ShouldBeOfType<Stage.Ended>().Ending.ShouldBe(RemediationEnding.Lifted);
        (await _site.Ledger.EntriesAsync(one.Account, one.Id, default))
            .Count(entry => entry is RemediationEntry.Voided).ShouldBe(1);
    }

    [Fact]
    public async Task Person_whose_decision_came_to_nothing_is_told_what_it_waits_for()
    {
        var one = await _site.WriteAsync(Logs.Quiet());
        CaseDecision.Override late = new(one.Account, one.Id, one.ShownHash, Second(), "It is known.");
        await _site.Ledger.AddAsync(RemediationDecisionRow.Of(late, DecidedLog.Person("ann"), _steps.Now), default);

        await AdvanceAsync(one.Id);
        await AdvanceAsync(one.Id);

        _steps.Told.ShouldBe(["AwaitingApproval"]);
    }

    [Fact]
    public async Task Account_with_an_open_remediation_gets_no_second_one()
    {
        var id = await StartAsync();
        var open = await _site.WriteAsync(Logs.Quiet());

        var second = (await AdvanceAsync(id)).ShouldNotBeNull();

        second.Stage.ShouldBeOfType<Stage.Ended>().Why.ShouldContain(open.Id);
        _steps.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Account_that_nobody_reaches_is_left_to_its_owner()
    {
        var id = await StartAsync();
        _steps.Why = new(RemediationEnding.Manual, "It is the management account.");

        (await AdvanceAsync(id))!.Stage.ShouldBe(_steps.Why);
        _steps.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Remediation_is_found_from_its_start_to_its_end()
    {
        var id = await StartAsync();
        (await DueAsync()).ShouldContain((Logs.Account, id));
        _steps.Answer = _ => new RemediationEntry.Proved([Logs.Proof(Logs.Key, ProvenUse.Used)], _steps.Now);
        await AdvanceAsync(id);

        // Months later no list of decisions has it any more.
        _steps.Now += TimeSpan.FromDays(120);
        (await DueAsync()).ShouldBe([(Logs.Account, id)]);

        var one = (await _site.Ledger.CaseAsync(Logs.Account, id, default))!;
        await DecideAsync(new CaseDecision.Rejection(one.Account, one.Id, one.ShownHash, Second(), "Not now."));
        await AdvanceAsync(id);
        (await DueAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Entry_that_somebody_else_added_first_stays_and_is_gone_on_from()
    {
        var id = await StartAsync();
        _steps.Answer = step =>
        {
            var mine = new RemediationEntry.Proved([Logs.Proof(Logs.Key, ProvenUse.Used)], _steps.Now);
            _site.Ledger.AppendAsync(
                Logs.Account, id, 1, mine with { Proofs = [] }, default).GetAwaiter().GetResult().ShouldBeTrue();
            return mine;
        };

        (await AdvanceAsync(id))!.Stage.ShouldBeOfType<Stage.Ended>().Ending.ShouldBe(RemediationEnding.Done);
    }

    private Task<RemediationCase?> AdvanceAsync(string id) =>
        new Remediator(_site.Ledger, _steps, _steps, RunTime.OfFunction()).AdvanceAsync(Logs.Account, id, default);

    private Task<IReadOnlyList<(Core.Ids.AccountId Account, string Remediation)>> DueAsync() =>
        _site.Ledger.DueAsync(_steps.Now, default);

    private async Task<string> StartAsync()
    {
        StartDecision start = new(Logs.Account, RemediationRequest.Default, Second(), "The key has to go.");
        await DecideAsync(start);
        return start.CaseId;
    }

    private async Task DecideAsync(Decision decision)
    {
        (await _site.Decisions.DecideAsync(_site.Ann, decision))["outcome"]!.GetValue<string>()
            .ShouldBe(DecisionOutcome.Recorded);
        _steps.Now = TimeProvider.System.GetUtcNow() > _steps.Now ? TimeProvider.System.GetUtcNow() : _steps.Now;
    }

    private static DateTimeOffset Second() => RemediationDecision.InSeconds(TimeProvider.System.GetUtcNow());
}
