using System.Text.Json.Nodes;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;
using Guardrails.Lambda.RootRemediation;
using Guardrails.Tests.Unit.Lambdas.RootRemediation;
using Guardrails.Tests.Unit.Remediation;
using static Guardrails.Tests.Unit.Lambdas.Decisions.RemediationDecisionSite;

namespace Guardrails.Tests.Unit.Lambdas.Decisions;

/// <summary>
/// Starts, and other decisions than approvals, that a person really signed and that do not fit. After each refusal the
/// right one is recorded.
/// </summary>
public sealed class StartRefusalsTests : IAsyncLifetime
{
    private RemediationDecisionSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await RemediationDecisionSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Second_remediation_of_an_account_is_refused_until_the_first_is_over()
    {
        var log = Logs.Proved();
        await _site.WriteAsync(log);

        await _site.RefusedAsync(_site.Bob, Start(), "goes on already: 444444444444-aaaaaaaa");

        await _site.WriteAsync(log.Then(one => new RemediationEntry.Rejected(Logs.By("bob"), one.Now)));
        await _site.RecordedAsync(_site.Bob, Start());
    }

    [Fact]
    public async Task Second_start_is_refused_before_the_first_one_has_begun()
    {
        var first = Start();
        await _site.RecordedAsync(_site.Ann, first);

        await _site.RefusedAsync(_site.Bob, Start("Another."), $"was started a moment ago: {first.CaseId}");

        await _site.RecordedAsync(_site.Bob, Start() with { Account = AccountId.Parse("555555555555") });
    }

    [Fact]
    public async Task Start_that_is_sent_again_after_a_lost_answer_was_recorded_already()
    {
        var start = Start();
        await _site.RecordedAsync(_site.Ann, start);

        Outcome(await _site.Site.DecideAsync(_site.Ann, start)).ShouldBe("already");

        (await _site.RowsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Start_for_which_no_function_can_be_started_is_recorded_all_the_same_and_its_line_says_why()
    {
        await _site.RecordedAsync(_site.Ann, Start());

        // The clock carries it out: nothing here deployed the function.
        var findings = JsonNode.Parse(_site.Site.Log)!["findings"]!.AsArray();
        findings.Count.ShouldBe(2);
        ((string)findings[1]!).ShouldContain("GuardrailsRootRemediation");
    }

    /// <summary>Neither of two starts at once sees the other one's row; whoever carries them out does.</summary>
    [Fact]
    public async Task Of_two_starts_at_once_one_begins_and_neither_stays_in_the_way()
    {
        var (one, two) = (Start(), Start("At the same time."));
        var outcomes = await OutcomesAsync(
            _site.Site.DecideAsync(_site.Ann, one), _site.Site.DecideAsync(_site.Bob, two));
        outcomes.ShouldContain("recorded");
        outcomes.ShouldAllBe(outcome => outcome == "recorded" || outcome == "refused");

        // The worst: both were recorded.
        var byBob = two.By(DecidedLog.Person("bob"), Now);
        await _site.Ledger.AddAsync(RemediationDecisionRow.Of(one, DecidedLog.Person("ann"), Now), default);
        await _site.Ledger.AddAsync(RemediationDecisionRow.Of(two, DecidedLog.Person("bob"), byBob.At), default);
        var steps = new FakeSteps { Answer = _ => Logs.Failure(Logs.Proved()) };
        Remediator remediator = new(_site.Ledger, steps, steps, RunTime.OfFunction());
        foreach (var start in new[] { one, two })
            await remediator.AdvanceAsync(start.Account, start.CaseId, default);

        var cases = await _site.Ledger.CasesAsync(Logs.Account, default);
        cases.Count.ShouldBe(2);
        var open = cases.Where(begun => !begun.IsOver).ShouldHaveSingleItem();
        await _site.RefusedAsync(_site.Bob, Start("Again."), $"goes on already: {open.Id}");
        await _site.RecordedAsync(
            _site.Bob, new CaseDecision.Rejection(Logs.Account, open.Id, open.ShownHash, Now, "Stop."));
        await remediator.AdvanceAsync(open.Account, open.Id, default);
        await _site.RecordedAsync(_site.Bob, Start("Again."));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(36)]
    [InlineData(-1)]
    public async Task Quiet_time_that_is_none_is_refused(int days)
    {
        var start = Start();

        await _site.RefusedAsync(
            _site.Ann,
            start with { Request = start.Request with { QuietDays = days } },
            "The decision's quietDays is no number from 1 to 35");

        await _site.RecordedAsync(_site.Ann, start with { Request = start.Request with { QuietDays = 35 } });
    }

    [Fact]
    public async Task Start_is_refused_where_no_function_carries_it_out()
    {
        await using var without = await RemediationDecisionSite.StartAsync(remediates: false);

        await without.RefusedAsync(without.Ann, Start(), "No function of this deployment carries out remediations");

        await _site.RecordedAsync(_site.Ann, Start());
    }

    [Theory]
    [InlineData("Batch")]
    [InlineData("arn:aws:iam::444444444444:user/Batch")]
    [InlineData("arn:aws:iam::444444444444:role/Batch\nspread")]
    [InlineData("arn:aws:iam::555555555555:role/Batch")]
    public async Task Role_that_is_none_of_the_account_replaces_nothing(string role)
    {
        var log = Logs.Proved(ProvenUse.Used);
        await _site.WriteAsync(log);
        CaseDecision.Resumption named = new(
            Logs.Account, log.Case.Id, log.Case.ShownHash, role, Now, "It does the same.");

        await _site.RefusedAsync(_site.Bob, named, "The decision's role is");

        await _site.RecordedAsync(_site.Bob, named with { Role = "arn:aws:iam::444444444444:role/Batch" });
    }

    [Fact]
    public async Task Resumption_of_another_halt_than_the_one_that_was_shown_is_refused()
    {
        var log = Logs.Proved().Fail(1, "p-other");
        var shown = log.Case.ShownHash;
        await _site.WriteAsync(log
            .Then(one => new RemediationEntry.Resumed(Logs.By("ann"), Role: null, one.Now))
            .Fail(1, "p-third"));
        CaseDecision.Resumption Resume(string hash) => new(Logs.Account, log.Case.Id, hash, "", Now, "It is gone.");

        await _site.RefusedAsync(_site.Bob, Resume(shown), "is not what was shown");

        await _site.RecordedAsync(_site.Bob, Resume(log.Case.ShownHash));
    }

    /// <summary>Whoever stops it is not kept from it by something that was seen since.</summary>
    [Fact]
    public async Task Rejection_and_lift_count_whatever_was_shown()
    {
        await _site.WriteAsync(Logs.Quarantined());
        var id = Logs.Quarantined().Case.Id;

        await _site.RecordedAsync(
            _site.Bob, new CaseDecision.Lifting(Logs.Account, id, new('0', 64), Now, "It broke something."));
        await _site.RecordedAsync(
            _site.Bob, new CaseDecision.Rejection(Logs.Account, id, new('0', 64), Now, "It broke something."));
    }

    private static StartDecision Start(string reason = "It is old.") =>
        new(Logs.Account, RemediationRequest.Default, Now, reason);
}
