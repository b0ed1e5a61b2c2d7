using Guardrails.Cli.Remediate;
using Guardrails.Cli.Shared;
using Guardrails.Core.Decisions;
using Guardrails.Core.Remediation;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Cli.Remediate;

public sealed class DecideTests : IAsyncLifetime
{
    private RemediateSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await RemediateSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Another_person_approves_exactly_what_they_were_shown()
    {
        var one = await _site.WriteAsync(Logs.Quiet());

        var (code, output) = await _site.DecideAsync(_site.Bob, CaseAct.Approve, one);

        code.ShouldBe(ExitCode.Done);
        output.ShouldContain("Recorded as decided by bob.");
        var (decision, by) = (await _site.RowsAsync()).ShouldHaveSingleItem();
        by.Person.ShouldBe("bob");
        decision.ShouldBeOfType<CaseDecision.Approval>().Credentials.ShouldBe([Logs.Key]);
        RemediationLog.Next(one, decision.Entry(by)).Stage.ShouldBeOfType<Stage.Confirming>();
    }

    [Fact]
    public async Task Whoever_started_it_does_not_approve_it_whatever_their_role_and_letters()
    {
        var one = await _site.WriteAsync(Logs.Quiet());

        foreach (var person in new[] { _site.Ann, _site.OtherAnn })
        {
            var refused = await _site.RefusedAsync(person, CaseAct.Approve, one);

            refused.ExitCode.ShouldBe(ExitCode.Failed);
            refused.Message.ShouldContain("nobody approves what they started. Ask another person.");
        }

        (await _site.RowsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_approval_of_another_key_or_of_something_else_than_is_there_is_refused()
    {
        var one = await _site.WriteAsync(Logs.Quiet());

        await RefusedAsync(Approval(one) with { Credentials = [Logs.SecondKey] }, "are not those");
        await RefusedAsync(Approval(one) with { Shown = new('0', 64) }, "is not what was shown");
    }

    [Fact]
    public async Task What_was_decided_is_refused_15_minutes_later_with_its_proof_and_with_a_new_one()
    {
        var one = await _site.WriteAsync(Logs.Quiet());
        var then = TimeProvider.System.GetUtcNow().AddMinutes(-16);
        var old = Approval(one) with { At = RemediationDecision.InSeconds(then) };
        var person = _site.Bob;
        var proof = ProofSigner.Sign(
            _site.Decisions.Endpoint, person.AccessKeyId, person.SecretAccessKey, person.SessionToken, old.Hash, then);

        var replayed = await _site.Decisions.DecideAsync(old, proof);

        replayed["outcome"]!.GetValue<string>().ShouldBe("refused");
        await RefusedAsync(old, "it counts for 15 minutes");
        (await _site.RowsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_that_is_signed_is_shown_and_an_approval_says_what_goes_for_good()
    {
        var one = await _site.WriteAsync(Logs.Quiet());

        var (_, output) = await _site.DecideAsync(_site.Bob, CaseAct.Approve, one);

        foreach (var (name, _) in one.Shown())
            output.ShouldContain($"    {name}:");
        output.ShouldContain(one.ShownHash);
        output.ShouldContain("access key AKIAIOSFODNN7EXAMPLE: Unused: It is so.");
        output.ShouldContain("delete access key AKIAIOSFODNN7EXAMPLE");
        output.ShouldContain("Nobody can undo that.");
        output.ShouldContain("another person than ann");
    }

    [Fact]
    public async Task Without_a_yes_nothing_is_sent()
    {
        var one = await _site.WriteAsync(Logs.Quiet());

        await Should.ThrowAsync<CommandException>(() => _site.DecideAsync(
            _site.Bob, CaseAct.Approve, one, confirm: () => throw new CommandException(ExitCode.BadInput, "no")));

        _site.Sent.ShouldBeEmpty();
    }

    public static TheoryData<string, string, string, string> Fitting => new()
    {
        { "quiet", "reject", "", "Rejected" },
        { "quarantined", "lift", "", "Lifted" },
        { "disturbed", "override", "", "Overridden" },
        { "unknown", "override", "", "Overridden" },
        { "used", "resume", "arn:aws:iam::444444444444:role/Batch", "Resumed" },
        { "halted", "resume", "", "Resumed" },
    };

    [Theory]
    [MemberData(nameof(Fitting))]
    public async Task What_fits_is_recorded_and_fits_the_log(string log, string word, string role, string entry)
    {
        var one = await _site.WriteAsync(LogOf(log));

        // Only an approval needs another person.
        var (code, _) = await _site.DecideAsync(_site.Ann, Act(word), one, role);

        code.ShouldBe(ExitCode.Done);
        var (decision, by) = (await _site.RowsAsync()).ShouldHaveSingleItem();
        decision.Entry(by).GetType().Name.ShouldBe(entry);
        RemediationFault.Of(one, decision.Entry(by)).ShouldBeNull();
    }

    [Theory]
    [InlineData("quarantined", "approve", "", "does not wait for approval")]
    [InlineData("quarantined", "override", "", "can be overridden")]
    [InlineData("quarantined", "resume", "", "is not halted")]
    [InlineData("halted", "resume", "arn:aws:iam::444444444444:role/Batch", "waits for no role")]
    [InlineData("used", "resume", "", "Name it with --role")]
    [InlineData("used", "lift", "", "is not in quarantine")]
    [InlineData("deleting", "reject", "", "cannot be taken back")]
    [InlineData("done", "reject", "", "is over (done)")]
    public async Task What_does_not_fit_is_refused_before_anything_is_shown_or_sent(
        string log, string word, string role, string why)
    {
        var one = await _site.WriteAsync(LogOf(log));

        var refused = await _site.RefusedAsync(_site.Bob, Act(word), one, role);

        refused.ExitCode.ShouldBe(ExitCode.BadInput);
        refused.Message.ShouldContain(why);
        _site.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_nobody_began_is_refused()
    {
        var refused = await _site.RefusedAsync(_site.Bob, CaseAct.Reject, Logs.Quiet().Case);

        refused.ExitCode.ShouldBe(ExitCode.BadInput);
        refused.Message.ShouldContain("has no remediation 444444444444-aaaaaaaa");
    }

    [Theory]
    [InlineData("444444444444")]
    [InlineData("444444444444-AAAAAAAA")]
    [InlineData("44444444444-aaaaaaaa")]
    public void What_is_no_id_is_refused(string text) =>
        Should.Throw<CommandException>(() => RemediationArgument.AccountOf(text))
            .ExitCode.ShouldBe(ExitCode.BadInput);

    [Theory]
    [InlineData("Batch")]
    [InlineData("arn:aws:iam::444444444444:user/Batch")]
    [InlineData("arn:aws:iam::444444444444:role/")]
    [InlineData("arn:aws:iam::444444444444:role/app:s")]
    [InlineData("arn:aws:iam::555555555555:role/Batch")]
    public void What_is_no_ARN_of_a_role_of_the_account_is_refused(string text)
    {
        var refused = Should.Throw<CommandException>(() => DecideCommand.RoleOf(Logs.Account, text));

        refused.ExitCode.ShouldBe(ExitCode.BadInput);
        refused.Message.ShouldStartWith($"--role is '{text}': expected the ARN of a role of account 444444444444");
    }

    [Theory]
    [InlineData("")]
    [InlineData("arn:aws-us-gov:iam::444444444444:role/apps/Batch")]
    public void Role_of_the_account_is_taken_in_any_partition_and_under_any_path(string text) =>
        DecideCommand.RoleOf(Logs.Account, text).ShouldBe(text);

    [Fact]
    public async Task Hostile_text_is_shown_literally()
    {
        var one = await _site.WriteAsync(CaseExamples.Hostile());

        var (_, output) = await _site.DecideAsync(_site.Bob, CaseAct.Override, one);

        output.ShouldContain("\\u001b]0;PWN");
        Shown.ShouldBePrintable(output);
    }

    private static CaseAct Act(string word) => CaseAct.All.Single(act => act.Word == word);

    private static Logs LogOf(string name) => CaseExamples.All[name]();

    private static CaseDecision.Approval Approval(RemediationCase one) => new(
        one.Account,
        one.Id,
        one.ShownHash,
        one.Credentials,
        RemediationDecision.InSeconds(TimeProvider.System.GetUtcNow()),
        "It is time.");

    private async Task RefusedAsync(CaseDecision decision, string why)
    {
        var answer = await _site.Decisions.DecideAsync(_site.Bob, decision);
        answer["outcome"]!.GetValue<string>().ShouldBe("refused");
        answer["finding"]!.GetValue<string>().ShouldContain(why);
        (await _site.RowsAsync()).ShouldBeEmpty();
    }
}
