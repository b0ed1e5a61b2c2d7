using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Decisions;

/// <summary>A log and decisions that fit, of which one thing is changed at a time.</summary>
public sealed class DeletionCheckTests
{
    private static readonly AccountId Other = AccountId.Parse("555555555555");

    /// <summary>The last look: a minute after the quiet time, which ends 7 days and 75 minutes after Monday.</summary>
    private static readonly DateTimeOffset Looked = new(2026, 11, 30, 10, 16, 0, TimeSpan.Zero);

    [Fact]
    public void Log_that_the_decisions_bear_out_may_be_carried_out() => new Told().Fault().ShouldBeNull();

    [Fact]
    public void Log_without_any_decision_is_refused() =>
        new Told { Rows = [] }.Fault().ShouldNotBeNull().ShouldContain("the ledger has no such decision");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Log_whose_decision_has_no_row_is_refused(int missing)
    {
        var all = new Told();
        all.Rows.RemoveAt(missing);

        all.Fault().ShouldNotBeNull().ShouldContain("the ledger has no such decision");
    }

    [Fact]
    public void Approval_by_the_starter_is_refused_whatever_the_case_of_the_name()
    {
        var all = new Told();
        var (approval, by) = all.Rows[1];
        var starter = by with { Person = "ANN" };
        all.Rows[1] = (approval, starter);
        all.Case = all.Case with { Approval = all.Case.Approval! with { By = starter } };

        all.Fault().ShouldNotBeNull().ShouldContain("started the remediation");
    }

    [Theory]
    [InlineData("person")]
    [InlineData("identity")]
    [InlineData("reason")]
    [InlineData("time")]
    public void Row_that_says_other_than_the_log_who_approved_is_refused(string part)
    {
        var all = new Told();
        var (approval, by) = all.Rows[1];
        all.Rows[1] = (approval, part switch
        {
            "person" => by with { Person = "eve" },
            "identity" => by with { Identity = "arn:aws:sts::222222222222:assumed-role/Other/bob" },
            "reason" => by with { Reason = "Another one." },
            _ => by with { At = by.At.AddSeconds(1) },
        });

        all.Fault().ShouldNotBeNull().ShouldContain("the ledger has no such decision");
    }

    [Theory]
    [InlineData("remediation")]
    [InlineData("account")]
    [InlineData("shown")]
    [InlineData("credentials")]
    [InlineData("more credentials")]
    [InlineData("rejection")]
    public void Row_that_approved_something_else_is_refused(string part)
    {
        var all = new Told();
        var (decision, by) = all.Rows[1];
        var approval = (CaseDecision.Approval)decision;

        // The row keeps the hash that the log names: only the comparison of the contents can tell.
        all.Rows[1] = (part switch
        {
            "remediation" => approval with { Remediation = $"{Logs.Account}-0badc0de" },
            "account" => approval with { Account = Other },
            "shown" => approval with { Shown = new('0', 64) },
            "credentials" => approval with { Credentials = [Logs.SecondKey] },
            "more credentials" => approval with { Credentials = [Logs.SecondKey, Logs.Key] },
            _ => new CaseDecision.Rejection(
                approval.Account, approval.Remediation, approval.Shown, approval.At, approval.Reason),
        }, by);

        all.Fault().ShouldNotBeNull().ShouldContain("decided otherwise than to approve");
    }

    [Theory]
    [InlineData("account")]
    [InlineData("request")]
    [InlineData("approval")]
    public void Row_that_started_something_else_is_refused(string part)
    {
        var all = new Told();
        var (decision, by) = all.Rows[0];
        var start = (StartDecision)decision;
        all.Rows[0] = (part switch
        {
            "account" => start with { Account = Other },
            "request" => start with { Request = start.Request with { Password = true } },
            _ => all.Rows[1].Decision,
        }, by);

        all.Fault().ShouldNotBeNull().ShouldContain("decided otherwise than to start");
    }

    [Fact]
    public void Log_that_asks_for_more_than_the_person_who_started_is_refused()
    {
        var all = new Told();
        all.Case = all.Case with { Request = all.Case.Request with { Password = true } };

        all.Fault().ShouldNotBeNull().ShouldContain("decided otherwise than to start");
    }

    [Fact]
    public void Rejection_that_the_log_does_not_have_yet_comes_first()
    {
        var all = new Told();
        var rejection = new CaseDecision.Rejection(
            Logs.Account, all.Case.Id, all.Case.ShownHash, Logs.Monday, "Stop.");
        all.Rows.Add((rejection, rejection.By(Told.Of("eve"), Logs.Monday)));

        all.Fault().ShouldNotBeNull().ShouldContain("eve decided (reject)");
    }

    [Fact]
    public void Decision_of_the_log_that_nobody_made_is_refused()
    {
        var all = new Told();
        all.Case = all.Case with { Decided = all.Case.Decided.Append(new string('e', 64)).ToHashSet() };

        all.Fault().ShouldNotBeNull().ShouldContain("nobody made it");
    }

    [Fact]
    public void Remediation_in_another_stage_is_refused()
    {
        var all = new Told();
        foreach (var stage in new Stage[]
        {
            new Stage.Confirming(Logs.Monday), new Stage.Verifying(Logs.Monday), new Stage.Observing(Logs.Monday),
            new Stage.Halted(new Stage.Proving(Logs.Monday), new("It failed.", "Look.")),
        })
        {
            (new Told { Case = all.Case with { Stage = stage } }).Fault().ShouldNotBeNull()
                .ShouldContain("has no approval to delete");
        }

        (new Told { Case = all.Case with { Approval = null } }).Fault().ShouldNotBeNull()
            .ShouldContain("has no approval to delete");
    }

    [Theory]
    [InlineData(15 * 60)]
    [InlineData(-60)]
    public void Look_of_the_same_run_and_the_differences_of_clocks_are_borne(int seconds) =>
        new Told { Now = Looked.AddSeconds(seconds) }.Fault().ShouldBeNull();

    [Theory]
    [InlineData((15 * 60) + 1, "too long ago to delete by it")]
    [InlineData(-61, "still to come: a clock is wrong")]
    public void Look_that_is_old_or_still_to_come_is_refused(int seconds, string why)
    {
        var fault = new Told { Now = Looked.AddSeconds(seconds) }.Fault().ShouldNotBeNull();

        fault.ShouldContain(why);
        fault.ShouldContain("2026-11-30 10:16:00 UTC");
        fault.ShouldEndWith("Nothing was deleted.");
    }

    [Fact]
    public void Remediation_that_nobody_looked_at_is_refused()
    {
        var all = new Told();
        all.Case = all.Case with { LookedAt = null };

        all.Fault().ShouldNotBeNull().ShouldContain("Nobody looked at account 444444444444");
    }

    [Fact]
    public void Remediation_that_is_not_there_is_refused()
    {
        var all = new Told();
        var elsewhere = new RemediationEvent(Other, all.Case.Id);

        DeletionCheck.Of(all.Asked, one: null, all.Rows, all.Now).ShouldNotBeNull().ShouldContain("has no remediation");
        DeletionCheck.Of(elsewhere, all.Case, all.Rows, all.Now).ShouldNotBeNull().ShouldContain("has no remediation");
    }

    [Theory]
    [InlineData("", "is not JSON")]
    [InlineData("[]", "is not a JSON object")]
    [InlineData("""{"remediation":"444444444444-aaaaaaaa"}""", "The event.account is missing")]
    [InlineData("""{"account":"444444444444"}""", "The event.remediation is missing")]
    [InlineData("""{"account":"4","remediation":"444444444444-aaaaaaaa"}""", "The event.account is")]
    [InlineData("""{"account":"444444444444","remediation":"555555555555-aaaaaaaa"}""", "expected the id of one of")]
    [InlineData("""{"account":"444444444444","remediation":"444444444444-aaaaaaaa/"}""", "expected the id of one of")]
    [InlineData("""{"account":"444444444444","remediation":"444444444444-aaaaaaaa","force":true}""", "force")]
    public void Event_that_is_malformed_says_why(string text, string why) =>
        Should.Throw<FormatException>(() => RemediationEvent.Read(text)).Message.ShouldContain(why);

    [Fact]
    public void Event_that_is_written_is_read()
    {
        RemediationEvent asked = new(Logs.Account, $"{Logs.Account}-0123abcd");

        RemediationEvent.Read(asked.ToJson().ToJsonString()).ShouldBe(asked);
    }

    /// <summary>A remediation that ann started and bob approved, and the rows of their decisions.</summary>
    private sealed class Told
    {
        public Told()
        {
            var (log, rows) = DecidedLog.Deleting(RemediationRequest.Default, [Logs.Key]);
            (Case, Rows, Now) = (RemediationLog.Read(Logs.Account, log), rows, log[^1].At);
        }

        public RemediationCase Case { get; set; }

        public List<(RemediationDecision Decision, Decided By)> Rows { get; init; }

        public RemediationEvent Asked => new(Logs.Account, Case.Id);

        public static Person Of(string name) => DecidedLog.Person(name);

        public DateTimeOffset Now { get; init; }

        public string? Fault() => DeletionCheck.Of(Asked, Case, Rows, Now);
    }
}
