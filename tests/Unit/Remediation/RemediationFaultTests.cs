using Guardrails.Core.Remediation;

namespace Guardrails.Tests.Unit.Remediation;

public sealed class RemediationFaultTests
{
    public static TheoryData<string, string> Refused => new()
    {
        { "ann", "ann started the remediation" },
        { "ANN", "ann started the remediation" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void Nobody_approves_what_they_started(string person, string sentence)
    {
        var log = Logs.Quiet();

        RemediationFault.Of(log.Case, Logs.Approval(log.Case, log.Now, person)).ShouldNotBeNull()
            .ShouldStartWith(sentence);
    }

    [Fact]
    public void Approval_of_other_credentials_is_refused()
    {
        var log = Logs.Quiet();
        var approval = Logs.Approval(log.Case, log.Now);

        IReadOnlyList<RootCredential>[] others =
            [[], [Logs.SecondKey], [Logs.Key, Logs.SecondKey], [Logs.Key, Logs.Key]];
        foreach (var other in others)
        {
            RemediationFault.Of(log.Case, approval with { Credentials = other }).ShouldNotBeNull()
                .ShouldStartWith("The approved credentials are not those");
        }

        RemediationFault.Of(log.Case, approval).ShouldBeNull();
    }

    [Fact]
    public void Approval_of_what_was_shown_before_is_refused()
    {
        var log = Logs.Quiet();
        var approval = Logs.Approval(log.Case, log.Now);
        log.At(log.Now.AddHours(1)).Look(Logs.Refusal(at: Logs.Monday.AddDays(8)))
            .Then(one => new RemediationEntry.Overridden(Logs.By("ann"), one.Case.ShownHash, one.Now))
            .Look(Logs.Refusal(at: Logs.Monday.AddDays(8)));
        log.Case.Stage.ShouldBeOfType<Stage.AwaitingApproval>();

        RemediationFault.Of(log.Case, approval).ShouldNotBeNull().ShouldContain("is not what was shown");
    }

    [Fact]
    public void Look_that_shows_nothing_new_does_not_change_what_was_shown()
    {
        var log = Logs.Quiet();
        var approval = Logs.Approval(log.Case, log.Now);

        log.At(log.Now.AddHours(1)).Look();

        RemediationFault.Of(log.Case, approval).ShouldBeNull();
    }

    [Fact]
    public void Approval_is_refused_in_every_stage_that_does_not_wait_for_it()
    {
        Logs[] logs =
        [
            Logs.Begun(), Logs.Proved(), Logs.Proved(ProvenUse.Used), Logs.Quarantined(), Logs.Approved(),
            Logs.Deleting(), Logs.Quarantined().Look(Logs.Refusal()),
        ];
        foreach (var log in logs)
        {
            RemediationFault.Of(log.Case, Logs.Approval(log.Case, log.Now)).ShouldNotBeNull()
                .ShouldContain("does not wait for approval");
        }
    }

    [Fact]
    public void Override_of_what_was_shown_before_is_refused()
    {
        var log = Logs.Quarantined().Look(Logs.Refusal());
        var shown = log.Case.ShownHash;
        RemediationEntry Override(string hash) => new RemediationEntry.Overridden(Logs.By("ann"), hash, log.Now);

        RemediationFault.Of(log.Case, Override(shown)).ShouldBeNull();
        RemediationFault.Of(log.Case, Override(new('0', 64))).ShouldNotBeNull();
    }

    [Fact]
    public void Deletion_that_may_have_begun_is_not_taken_back()
    {
        var log = Logs.Deleting();

        RemediationFault.Of(log.Case, new RemediationEntry.Rejected(Logs.By("bob"), log.Now)).ShouldNotBeNull();
        RemediationFault.Of(log.Case, new RemediationEntry.Lifted(Logs.By("bob"), log.Now)).ShouldNotBeNull();
    }

    [Fact]
    public void Quarantine_that_is_not_there_is_not_lifted() =>
        RemediationFault.Of(Logs.Proved().Case, new RemediationEntry.Lifted(Logs.By("bob"), Logs.Monday))
            .ShouldNotBeNull().ShouldContain("is not in quarantine");

    [Fact]
    public void Remediation_that_is_over_takes_no_decision_and_no_step()
    {
        var log = Logs.Proved().Then(one => new RemediationEntry.Rejected(Logs.By("bob"), one.Now));
        RemediationEntry[] entries =
        [
            new RemediationEntry.Rejected(Logs.By("bob"), log.Now),
            new RemediationEntry.Proved([], log.Now),
            Logs.Failure(log),
        ];

        entries.ShouldAllBe(entry => RemediationFault.Of(log.Case, entry) != null);
        RemediationFault.Of(log.Case, new RemediationEntry.Voided(Logs.By("bob"), "It was late.", log.Now))
            .ShouldBeNull();
    }

    [Fact]
    public void Resumption_needs_a_role_where_a_role_is_waited_for_and_takes_none_elsewhere()
    {
        var (waits, halted) = (Logs.Proved(ProvenUse.Used).Case, Logs.Proved().Fail(times: 1, "p-others").Case);
        RemediationEntry With(string? role) => new RemediationEntry.Resumed(Logs.By("ann"), role, Logs.Monday);

        RemediationFault.Of(waits, With(null)).ShouldNotBeNull().ShouldContain("--role");
        RemediationFault.Of(waits, With("arn:aws:iam::444444444444:role/app")).ShouldBeNull();
        RemediationFault.Of(halted, With(null)).ShouldBeNull();
        RemediationFault.Of(halted, With("arn:aws:iam::444444444444:role/app")).ShouldNotBeNull();
        RemediationFault.Of(Logs.Quiet().Case, With(null)).ShouldNotBeNull();
    }
}
