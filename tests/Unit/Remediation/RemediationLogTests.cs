using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;

namespace Guardrails.Tests.Unit.Remediation;

public sealed class RemediationLogTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Unused_key_goes_the_whole_way()
    {
        var log = Logs.Begun();
        log.Case.Due.ShouldBe(new DueStep(RemediationStep.Prove, Logs.Monday));

        log.Then(one => new RemediationEntry.Proved([Logs.Proof(Logs.Key)], one.Now));
        log.Case.Due!.Step.ShouldBe(RemediationStep.CheckQuarantine);

        log.Then(one => new RemediationEntry.QuarantineProven("p-quarantine", one.Now));
        log.Case.Due!.Step.ShouldBe(RemediationStep.Attach);
        log.Case.Hold.ShouldBe(new QuarantineHold("p-quarantine", log.Now, null));

        log.Then(one => new RemediationEntry.Attached(one.Now));
        log.Case.Due!.Step.ShouldBe(RemediationStep.Audit);

        log.Then(one => new RemediationEntry.AuditPassed(one.Now));
        log.Case.Due.ShouldBe(new DueStep(RemediationStep.Look, Logs.Monday.AddHours(1)));
        log.Case.QuietUntil.ShouldBe(Logs.Monday.AddDays(7).AddMinutes(75));

        log.At(Logs.Monday.AddDays(7).AddMinutes(75)).Look();
        log.Case.Stage.ShouldBeOfType<Stage.AwaitingApproval>();

        log.Approve();
        log.Case.Due.ShouldBe(new DueStep(RemediationStep.Look, log.Now));

        log.Look();
        log.Case.Due.ShouldBe(new DueStep(RemediationStep.Delete, log.Now));

        log.Then(one => new RemediationEntry.Deleted(one.Now));
        log.Case.Due!.Step.ShouldBe(RemediationStep.Verify);

        log.Then(one => new RemediationEntry.Verified([], one.Now));
        log.Case.Due.ShouldBe(new DueStep(RemediationStep.Detach, log.Now.AddMinutes(75)));
        log.Case.GoneAt.ShouldBe(log.Now);

        log.Then(one => new RemediationEntry.Detached(one.Now));
        log.Case.Stage.ShouldBeOfType<Stage.Ended>().Ending.ShouldBe(RemediationEnding.Done);
        log.Case.Hold.ShouldBeNull();
        log.Case.Entries.ShouldBe(11);
    }

    [Fact]
    public void Used_key_waits_for_a_role_that_replaces_it()
    {
        var log = Logs.Proved(ProvenUse.Used);
        log.Case.Due.ShouldBeNull();
        log.Case.Stage.ShouldBeOfType<Stage.AwaitingReplacement>();

        log.Then(one => new RemediationEntry.Resumed(Logs.By("ann"), "arn:aws:iam::444444444444:role/app", one.Now));
        log.Case.Due!.Step.ShouldBe(RemediationStep.Compare);
        log.Then(one => new RemediationEntry.Compared(
            "arn:aws:iam::444444444444:role/app", ["s3:GetObject was not made."], one.Now));

        log.Case.Stage.ShouldBeOfType<Stage.AwaitingReplacement>().Missing.ShouldBe(["s3:GetObject was not made."]);
        log.Case.Replacement.ShouldBeNull();
    }

    [Fact]
    public void Role_that_made_every_call_of_a_quiet_key_replaces_it()
    {
        var log = Logs.Proved(ProvenUse.Used)
            .Then(one => new RemediationEntry.Resumed(Logs.By("ann"), "arn:aws:iam::444444444444:role/app", one.Now))
            .Then(one => new RemediationEntry.Compared("arn:aws:iam::444444444444:role/app", [], one.Now));

        log.Case.Replacement.ShouldBe("arn:aws:iam::444444444444:role/app");
        log.Case.Stage.ShouldBeOfType<Stage.Checking>();
    }

    [Fact]
    public void Key_in_use_by_what_is_not_known_waits_for_a_person_who_takes_the_responsibility()
    {
        var log = Logs.Proved(ProvenUse.UsedByWhatIsNotKnown);
        log.Case.Stage.ShouldBeOfType<Stage.AwaitingJudgement>();

        log.Then(one => new RemediationEntry.Overridden(Logs.By("ann"), one.Case.ShownHash, one.Now));

        log.Case.Stage.ShouldBeOfType<Stage.Checking>();
        log.Case.Overrides.ShouldBe([Logs.By("ann")]);
    }

    [Fact]
    public void Leaked_key_goes_into_quarantine_though_it_is_used() =>
        Logs.Proved(ProvenUse.Used, RemediationRequest.Default with { Quarantine = QuarantineKind.Leak })
            .Case.Stage.ShouldBeOfType<Stage.Checking>();

    [Fact]
    public void Account_without_what_was_asked_for_is_done_at_once()
    {
        var log = Logs.Begun().Then(one => new RemediationEntry.Proved(
            [Logs.Proof(RootCredential.Password), Logs.Proof(new(RootCredentialKind.MfaDevice, "GAHT12345678"))],
            one.Now));

        log.Case.Stage.ShouldBeOfType<Stage.Ended>().Ending.ShouldBe(RemediationEnding.Done);
        log.Case.GoneAt.ShouldBe(Logs.Monday);
    }

    [Fact]
    public void Password_that_is_asked_for_is_deleted_before_the_devices()
    {
        RootCredential device = new(RootCredentialKind.MfaDevice, "GAHT12345678");
        var log = Logs.Begun(RemediationRequest.Default with { Password = true }).Then(one =>
            new RemediationEntry.Proved(
                [Logs.Proof(device), Logs.Proof(RootCredential.Password), Logs.Proof(Logs.Key)], one.Now));

        log.Case.Credentials.ShouldBe([Logs.Key, RootCredential.Password, device]);
    }

    [Fact]
    public void Refused_call_stops_the_way_to_deletion_until_a_person_decides()
    {
        var log = Logs.Quarantined().At(Logs.Monday.AddDays(1)).Look(Logs.Refusal());
        log.Case.Stage.ShouldBeOfType<Stage.Disturbed>();
        log.Case.Due.ShouldBeNull();

        log.Then(one => new RemediationEntry.Overridden(Logs.By("ann"), one.Case.ShownHash, one.Now));
        log.Case.Due.ShouldBe(new DueStep(RemediationStep.Look, log.Now));
        log.Look(Logs.Refusal());
        log.Case.Stage.ShouldBeOfType<Stage.Observing>();

        log.Look(Logs.Refusal("event-2"));
        log.Case.Undecided.ShouldBe([Logs.Refusal("event-2")]);
        log.Case.Stage.ShouldBeOfType<Stage.Disturbed>();
    }

    [Fact]
    public void Refused_call_after_the_approval_voids_it()
    {
        var log = Logs.Approved().Look(Logs.Refusal(at: Logs.Monday.AddDays(8)));

        log.Case.Stage.ShouldBeOfType<Stage.Disturbed>();
        log.Case.Approval.ShouldBeNull();
    }

    [Fact]
    public void Refused_call_while_approval_is_waited_for_stops_it()
    {
        var log = Logs.Quiet();
        log.Case.Due!.Step.ShouldBe(RemediationStep.Look);

        log.At(log.Now.AddHours(1)).Look(Logs.Refusal(at: Logs.Monday.AddDays(8)));

        log.Case.Stage.ShouldBeOfType<Stage.Disturbed>();
    }

    [Fact]
    public void New_key_halts_what_was_approved_and_its_use_is_found_out_before_anything_else()
    {
        var log = Logs.Approved().Look([Logs.Key, Logs.SecondKey], []);

        log.Case.Stage.ShouldBeOfType<Stage.Halted>().Why.Cause.ShouldContain(Logs.SecondKey.Id);
        log.Case.Approval.ShouldBeNull();
        log.Case.Hold.ShouldNotBeNull();
        log.Then(one => new RemediationEntry.Resumed(Logs.By("ann"), Role: null, one.Now));
        log.Case.Stage.ShouldBeOfType<Stage.Proving>();
        log.Then(one => new RemediationEntry.Proved([Logs.Proof(Logs.Key), Logs.Proof(Logs.SecondKey)], one.Now));
        log.Case.Stage.ShouldBeOfType<Stage.Observing>();
        log.Case.QuietUntil.ShouldBe(log.Now.AddDays(7).AddMinutes(75));
    }

    [Fact]
    public void Key_that_vanished_is_no_longer_deleted()
    {
        var log = Logs.Begun()
            .Then(one => new RemediationEntry.Proved([Logs.Proof(Logs.Key), Logs.Proof(Logs.SecondKey)], one.Now))
            .Then(one => new RemediationEntry.QuarantineProven("p-quarantine", one.Now))
            .Then(one => new RemediationEntry.Attached(one.Now))
            .Then(one => new RemediationEntry.AuditPassed(one.Now))
            .At(Logs.Monday.AddDays(1)).Look([Logs.SecondKey], []);

        log.Case.Credentials.ShouldBe([Logs.SecondKey]);
        log.Look([], []);
        log.Case.Stage.ShouldBeOfType<Stage.Releasing>();
        log.Case.GoneAt.ShouldBe(log.Now);
    }

    [Fact]
    public void Policy_that_others_detached_halts_and_is_no_quarantine_any_more()
    {
        var log = Logs.Quarantined().Then(one => new RemediationEntry.Looked(
            new([Logs.Key], [], IsAttached: false, "Somebody detached it."), one.Now));

        log.Case.Hold.ShouldBeNull();
        log.Case.Stage.ShouldBeOfType<Stage.Halted>().Resumes.ShouldBeOfType<Stage.Proving>();
    }

    [Fact]
    public void Policy_that_others_changed_halts_and_still_is_known()
    {
        var log = Logs.Quarantined().Then(one => new RemediationEntry.Looked(
            new([Logs.Key], [], IsAttached: true, "Somebody changed it."), one.Now));

        log.Case.Hold.ShouldNotBeNull();
        log.Case.Stage.ShouldBeOfType<Stage.Halted>();
        Should.Throw<FormatException>(() => log
            .Then(one => new RemediationEntry.Resumed(Logs.By("ann"), Role: null, one.Now))
            .Then(one => new RemediationEntry.QuarantineProven("p-another", one.Now)));
    }

    [Fact]
    public void Quarantine_that_no_audit_passes_is_lifted_and_halts()
    {
        var log = Logs.Proved()
            .Then(one => new RemediationEntry.QuarantineProven("p-quarantine", one.Now))
            .Then(one => new RemediationEntry.Attached(one.Now))
            .Fail(times: 2);
        log.Case.Stage.ShouldBeOfType<Stage.Auditing>().Failures.ShouldBe(2);

        log.Fail();
        log.Case.Due!.Step.ShouldBe(RemediationStep.Detach);
        log.Case.Hold.ShouldNotBeNull();

        log.Then(one => new RemediationEntry.Detached(one.Now));
        log.Case.Hold.ShouldBeNull();
        log.Case.Stage.ShouldBeOfType<Stage.Halted>().Resumes.ShouldBeOfType<Stage.Checking>();
    }

    [Fact]
    public void Named_policy_in_the_way_halts_at_once_and_is_named()
    {
        var log = Logs.Proved().Fail(times: 1, "p-others (DenyAll)");

        log.Case.Stage.Words.ShouldBe("blocked by p-others (DenyAll)");
        log.Then(one => new RemediationEntry.Resumed(Logs.By("ann"), Role: null, one.Now));
        log.Case.Stage.ShouldBeOfType<Stage.Checking>();
    }

    [Fact]
    public void Step_that_fails_is_tried_again_later_and_later_until_a_person_has_to_look()
    {
        var log = Logs.Begun();
        TimeSpan[] delays =
        [
            5 * Minute, 10 * Minute, 20 * Minute, 40 * Minute, 80 * Minute, 160 * Minute, 320 * Minute,
        ];
        foreach (var delay in delays)
        {
            log.Fail();
            log.Case.Due.ShouldBe(new DueStep(RemediationStep.Prove, log.Now + delay));
        }

        log.Fail();
        log.Case.Stage.ShouldBeOfType<Stage.Halted>();
        log.Then(one => new RemediationEntry.Resumed(Logs.By("ann"), Role: null, one.Now));
        log.Case.Stage.ShouldBe(new Stage.Proving(log.Now));
    }

    [Fact]
    public void Deletion_that_failed_is_tried_again_after_another_look_alone()
    {
        var log = Logs.Deleting().Fail();
        log.Case.Due.ShouldBe(new DueStep(RemediationStep.Look, log.Now + 5 * Minute));

        log.Look(Logs.Refusal());
        log.Case.Stage.ShouldBeOfType<Stage.Disturbed>();
    }

    [Fact]
    public void Deletions_that_fail_halt_though_every_look_between_them_passes()
    {
        var log = Logs.Deleting();
        for (var time = 0; time < RemediationLimits.MostFailures - 1; time++)
            log.Fail().Look();
        log.Fail();

        log.Case.Stage.ShouldBeOfType<Stage.Halted>().Resumes.ShouldBeOfType<Stage.Confirming>();
    }

    [Fact]
    public void Key_that_is_there_after_its_deletion_halts_and_keeps_its_approval()
    {
        var log = Logs.Deleting()
            .Then(one => new RemediationEntry.Deleted(one.Now))
            .Then(one => new RemediationEntry.Verified([Logs.Key], one.Now));

        log.Case.GoneAt.ShouldBeNull();
        log.Case.Stage.ShouldBeOfType<Stage.Halted>().Resumes.ShouldBeOfType<Stage.Confirming>();
        log.Case.Approval.ShouldNotBeNull();
    }

    [Fact]
    public void Key_that_was_made_during_the_deletion_is_never_deleted_unapproved()
    {
        var log = Logs.Deleting()
            .Then(one => new RemediationEntry.Deleted(one.Now))
            .Then(one => new RemediationEntry.Verified([Logs.SecondKey], one.Now));

        log.Case.Approval.ShouldBeNull();
        log.Case.Stage.ShouldBeOfType<Stage.Halted>().Resumes.ShouldBeOfType<Stage.Proving>();
    }

    [Fact]
    public void Rejection_in_quarantine_lifts_it_first()
    {
        var log = Logs.Quiet().Then(one => new RemediationEntry.Rejected(Logs.By("bob"), one.Now));
        log.Case.Due.ShouldBe(new DueStep(RemediationStep.Detach, log.Now));

        log.Then(one => new RemediationEntry.Detached(one.Now));

        log.Case.Stage.ShouldBe(new Stage.Ended(RemediationEnding.Rejected, "bob decided so: It is time."));
    }

    [Fact]
    public void Account_that_left_is_never_called_clean()
    {
        var log = Logs.Quarantined().Then(one => new RemediationEntry.Failed(
            new("The account left the organization.", "") { IsGone = true }, one.Now));

        log.Case.Stage.ShouldBeOfType<Stage.Ended>().Ending.ShouldBe(RemediationEnding.Left);
        log.Case.GoneAt.ShouldBeNull();
    }

    [Fact]
    public void Approval_that_nobody_gives_is_reminded_of_and_still_waited_for()
    {
        var log = Logs.Quiet();
        var reminder = log.Now + RemediationLimits.ApprovalReminder;
        while (log.Case.Due!.Step == RemediationStep.Look)
            log.At(log.Case.Due.From).Look();

        log.Case.Due.ShouldBe(new DueStep(RemediationStep.Remind, reminder));
        log.At(reminder).Then(one => new RemediationEntry.Reminded(one.Now));
        log.Case.Due!.Step.ShouldBe(RemediationStep.Look);
        log.Case.Hold.ShouldNotBeNull();
        log.Case.Stage.ShouldBe(((Stage.AwaitingApproval)log.Case.Stage) with { RemindAt = reminder.AddDays(7) });
    }

    [Fact]
    public void Reminder_that_failed_does_not_keep_anybody_from_looking()
    {
        var log = Logs.Quiet();
        while (log.Case.Due!.Step == RemediationStep.Look)
            log.At(log.Case.Due.From).Look();

        log.Fail();

        log.Case.Due.ShouldBe(new DueStep(RemediationStep.Look, log.Now + 5 * Minute));
    }

    [Fact]
    public void Management_account_is_told_to_be_done_by_hand()
    {
        var one = RemediationCase.Begin(
            Logs.Account,
            new(
                Logs.By("ann"),
                RemediationRequest.Default,
                new(RemediationEnding.Manual, "Root sessions do not reach it."),
                Logs.Monday));

        one.Stage.Words.ShouldBe("to be done by hand");
        one.Due.ShouldBeNull();
    }
}
