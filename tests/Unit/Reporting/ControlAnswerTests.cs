using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Organizations;
using Guardrails.Core.Reporting;
using static Guardrails.Tests.Unit.Reporting.Told;

namespace Guardrails.Tests.Unit.Reporting;

public sealed class ControlAnswerTests
{
    private const string Account = "444444444444";

    [Fact]
    public void Fresh_evidence_decides() => Answer(New.Compliant().Reported).Standing.ShouldBe(Standing.Compliant);

    [Theory]
    [InlineData("2026-11-27T13:01", Standing.Compliant)]
    [InlineData("2026-11-27T13:00", Standing.Unknown)]
    public void What_was_good_is_unknown_after_two_periods(string asked, Standing standing) =>
        Answer(New.Compliant(asked).Reported).Standing.ShouldBe(standing);

    [Fact]
    public void What_was_bad_stays_bad_and_its_age_is_said()
    {
        var old = Answer(New.Compliant("2026-11-01T06:00").Bad(NoKeys, new LatestKey("AKIA01", true)).Reported);

        old.Standing.ShouldBe(Standing.NonCompliant);
        old.IsStale.ShouldBeTrue();
        old.IsUnknown.ShouldBeTrue();
        old.Findings[0].ShouldBe("Nothing was evaluated since 2026-11-01 06:00 UTC.");
    }

    [Fact]
    public void A_failed_evaluation_makes_no_verdict_better()
    {
        var good = Answer(New.Compliant().UnknownSince("2026-11-29T06:00").Reported);
        var bad = Answer(New.Compliant().Bad(NoKeys).UnknownSince("2026-11-29T06:00").Reported);

        good.Standing.ShouldBe(Standing.Unknown);
        bad.Standing.ShouldBe(Standing.NonCompliant);
        bad.IsUnknown.ShouldBeTrue();
    }

    [Fact]
    public void Of_two_regions_the_newest_answer_counts()
    {
        var moved = New.Compliant("2026-11-01T06:00").Bad(NoKeys).Compliant();

        Answer(moved.Reported).Standing.ShouldBe(Standing.Compliant);
    }

    [Fact]
    public void A_first_answer_of_another_region_that_could_not_decide_makes_nothing_better()
    {
        var moved = New.Compliant("2026-11-28T06:00").Bad(NoKeys).Undecided("2026-11-29T06:00");

        Answer(moved.Reported).Standing.ShouldBe(Standing.NonCompliant);
        Answer(moved.Reported).IsStale.ShouldBeTrue();
        Answer(New.Undecided("2026-11-29T06:00").Reported).Standing.ShouldBe(Standing.Unknown);
        Answer(New.Compliant("2026-11-28T06:00").Undecided("2026-11-29T06:00").Reported).Standing
            .ShouldBe(Standing.Unknown);
    }

    [Fact]
    public void An_account_without_any_answer_is_unknown_and_an_excluded_one_says_why()
    {
        Answer(New.Reported).Findings.ShouldBe(["No evaluation of it ever came."]);
        Answer(Of(New, Scope with { Excluded = new HashSet<AccountId> { AccountId.Parse(Account) } })).Findings[0]
            .ShouldContain("$.excludedAccounts");
    }

    [Fact]
    public void An_account_in_which_nobody_can_act_is_out_of_reach_whatever_was_known_of_it()
    {
        var suspended = new Told(Account) { State = "SUSPENDED" }.Compliant()
            .Bad(NoKeys, new LatestKey("AKIA01", true));

        Answer(suspended.Reported).Standing.ShouldBe(Standing.OutOfReach);
        suspended.Reported.HasKeys.ShouldBeTrue("the key is there still");
        suspended.Reported.IsUnknown.ShouldBeFalse();
    }

    [Fact]
    public void An_account_of_a_unit_that_is_left_out_is_not_watched()
    {
        var elsewhere = Of(
            New.Compliant(), Scope with { Detection = DetectionScope.Below([TargetId.Parse("ou-ex01-anotherr")]) });

        Answer(elsewhere).Standing.ShouldBe(Standing.NotWatched);
        elsewhere.Reach.ShouldBe(AccountReach.NotWatched);
    }

    [Fact]
    public void Where_no_root_user_signs_in_mfa_does_not_apply_and_keys_do()
    {
        var gov = Of(New.Compliant(), Scope with { Partition = Partition.GovCloud });

        gov.Of("RootMfa")!.Standing.ShouldBe(Standing.NotApplicable);
        gov.Of(NoKeys)!.Standing.ShouldBe(Standing.Compliant);
        ReportNumbers.Of([gov], [], Period).Mfa.ShouldBe(new Share(0, 0, 0));
        ReportNumbers.Of([gov], [], Period).Mfa!.Percent.ShouldBeNull();
        ReportNumbers.Of([gov], [], Period).NotApplicable.ShouldBe(1);
    }

    [Fact]
    public void A_ledger_that_could_not_be_read_is_unknown_and_what_was_read_counts()
    {
        var unread = ReportedAccount.Of(New.Facts with { Unread = "throttled." }, Scope, Period);
        var partly = ReportedAccount.Of(
            New.Compliant().Bad(NoKeys, new LatestKey("AKIA01", true)).Facts with { Unread = "throttled." },
            Scope,
            Period);

        Answer(unread).Findings.ShouldBe(["The ledger could not be read: throttled."]);
        Answer(partly).Standing.ShouldBe(Standing.NonCompliant);
        partly.HasActiveKeys.ShouldBeTrue();
        partly.IsUnknown.ShouldBeTrue();
        ReportNumbers.Of([unread, partly], [], Period).Unread.ShouldBe(2);
    }

    private static Told New => new(Account);

    private static ReportedAccount Of(Told told, ReportScope scope) => ReportedAccount.Of(told.Facts, scope, Period);

    private static ControlAnswer Answer(ReportedAccount account) => account.Of(NoKeys)!;
}
