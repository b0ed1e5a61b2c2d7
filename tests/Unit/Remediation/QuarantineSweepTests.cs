using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Remediation;

namespace Guardrails.Tests.Unit.Remediation;

public sealed class QuarantineSweepTests
{
    private const string PolicyId = "p-0123456789";

    private static readonly AccountId Management = AccountId.Parse("111111111111");
    private static readonly TargetId Account = TargetId.Of(Logs.Account);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Quarantine_that_is_held_or_of_which_nobody_can_tell_is_nothing_new(bool held)
    {
        var sweep = Of(Logs.Monday, [held ? Held() : Undecided()]);

        (sweep.New.Count, sweep.Observations.Count, sweep.Over.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void Quarantine_that_nobody_holds_is_told_after_it_was_seen_for_15_minutes_and_then_as_the_same()
    {
        var first = Of(Logs.Monday, [Seen()]);
        var one = first.New.ShouldHaveSingleItem();
        first.Observations.ShouldBeEmpty();

        Of(Logs.Monday.AddMinutes(14), [Seen()], one).Observations.ShouldBeEmpty();
        var told = Of(Logs.Monday.AddMinutes(15), [Seen()], one);
        var again = Of(Logs.Monday.AddDays(3), [Seen()], one);

        told.New.ShouldBeEmpty();
        told.Over.ShouldBeEmpty();
        var observation = told.Observations.ShouldHaveSingleItem();
        observation.Account.ShouldBe(Logs.Account);
        observation.Severity.ShouldBe(Severity.High);
        observation.Facts.ShouldBe(
        [
            "Policy p-0123456789 is attached to account 444444444444, and no remediation of the ledger holds it.",
        ]);
        again.Observations.ShouldHaveSingleItem().Id.ShouldBe(observation.Id);
    }

    [Theory]
    [InlineData("ou-ab12-c3d4e5f6")]
    [InlineData("r-ab12")]
    public void Quarantine_of_a_unit_or_the_root_is_critical_and_told_of_the_management_account(string target)
    {
        var seen = Seen(TargetId.Parse(target));

        var one = Of(Logs.Monday, [seen]).New.ShouldHaveSingleItem();
        var told = Of(Logs.Monday.AddHours(1), [seen], one).Observations.ShouldHaveSingleItem();

        told.Account.ShouldBe(Management);
        told.Severity.ShouldBe(Severity.Critical);
        told.Facts[0].ShouldContain(target);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Incident_ends_when_it_is_detached_or_a_remediation_holds_it(bool detached)
    {
        var one = Of(Logs.Monday, [Seen()]).New.Single();
        var opened = Of(Logs.Monday.AddHours(1), [Seen()], one).Observations.Single();

        var ended = Of(Logs.Monday.AddHours(2), detached ? [] : [Held()], one);

        ended.Over.ShouldBe([one]);
        var incident = IncidentFold.Of([opened, .. ended.Observations], Logs.Monday.AddHours(3)).ShouldHaveSingleItem();
        incident.Ended.ShouldBe(Logs.Monday.AddHours(2));
        IncidentFold.Of([opened], Logs.Monday.AddHours(3)).Single().IsOver.ShouldBeFalse();
    }

    [Fact]
    public void Policy_that_is_listed_a_moment_after_it_was_detached_is_never_told()
    {
        var one = Of(Logs.Monday, [Seen()]).New.Single();

        var next = Of(Logs.Monday.AddMinutes(5), [], one);

        next.Observations.ShouldBeEmpty();
        next.Over.ShouldBe([one]);
    }

    [Fact]
    public void Log_that_nobody_can_read_neither_tells_nor_ends()
    {
        var one = Of(Logs.Monday, [Seen()]).New.Single();

        var next = Of(Logs.Monday.AddHours(1), [Undecided()], one);

        next.Observations.ShouldBeEmpty();
        next.Over.ShouldBeEmpty();
    }

    [Fact]
    public void Same_quarantine_later_is_another_incident()
    {
        var first = Of(Logs.Monday, [Seen()]).New.Single();
        var second = Of(Logs.Monday.AddDays(1), [Seen()]).New.Single();

        Of(Logs.Monday.AddDays(2), [Seen()], first).Observations.Single().Id
            .ShouldNotBe(Of(Logs.Monday.AddDays(2), [Seen()], second).Observations.Single().Id);
    }

    [Fact]
    public void Other_policy_on_the_same_account_is_told_though_one_is_held()
    {
        var other = Seen() with { PolicyId = "p-9876543210" };

        Of(Logs.Monday, [Held(), other]).New.ShouldHaveSingleItem().PolicyId.ShouldBe("p-9876543210");
    }

    [Fact]
    public void Remediation_holds_its_quarantine_from_before_it_is_attached_until_it_was_seen_detached()
    {
        var log = Logs.Proved();
        Holds(log).ShouldBeFalse();

        Holds(log.Then(one => new RemediationEntry.QuarantineProven(PolicyId, one.Now))).ShouldBeTrue();
        Holds(log.Then(one => new RemediationEntry.Attached(one.Now))).ShouldBeTrue();
        Holds(log.Then(one => new RemediationEntry.AuditPassed(one.Now))).ShouldBeTrue();
        Holds(log.Then(one => new RemediationEntry.Lifted(Logs.By("ann"), one.Now))).ShouldBeTrue();
        SeenQuarantine.Attached("p-another", Account, [log.Case]).Oddity.ShouldBe(QuarantineOddity.Unknown);
        Holds(log.Then(one => new RemediationEntry.Detached(one.Now))).ShouldBeFalse();

        static bool Holds(Logs log) => SeenQuarantine.Attached(PolicyId, Account, [log.Case]).Oddity is null;
    }

    [Fact]
    public void Row_that_is_written_is_read_and_is_of_its_account_and_target()
    {
        var unit = TargetId.Parse("ou-ab12-c3d4e5f6");
        var one = new OddQuarantine(QuarantineOddity.Unknown, Management, PolicyId, unit, Logs.Monday);

        OddQuarantine.Read(one.Row).ShouldBe(one);
        one.Key.ShouldBe(new LedgerKey(
            "RootRemediation/111111111111", "quarantine/Unknown/p-0123456789/ou-ab12-c3d4e5f6"));
    }

    [Fact]
    public void Row_without_a_target_is_an_error_that_names_it()
    {
        var row = new OddQuarantine(QuarantineOddity.Unknown, Management, PolicyId, Account, Logs.Monday).Row;
        var texts = row.Texts.ToDictionary(text => text.Key, text => text.Key == "target" ? "x" : text.Value);

        Should.Throw<FormatException>(() => OddQuarantine.Read(row with { Texts = texts })).Message
            .ShouldContain("quarantine/Unknown/p-0123456789/444444444444: target is 'x'");
    }

    [Theory]
    [InlineData("disturbed")]
    [InlineData("halted")]
    [InlineData("failed looks")]
    public void Quarantine_of_a_removal_that_nothing_looks_at_is_missed_and_told_as_critical(string why)
    {
        var log = Unwatched(why);

        var missing = SeenQuarantine.Missing(log.Case, [], log.Now).ShouldNotBeNull();
        var one = Of(log.Now, [missing]).New.ShouldHaveSingleItem();
        var told = Of(log.Now.AddMinutes(15), [missing], one).Observations.ShouldHaveSingleItem();
        var ended = Of(log.Now.AddMinutes(20), [], one);

        told.Kind!.Name.ShouldBe("QuarantineMissing");
        told.Account.ShouldBe(Logs.Account);
        told.Severity.ShouldBe(Severity.Critical);
        told.Facts.ShouldBe(
            ["Policy p-quarantine is not attached to account 444444444444, and a remediation holds it."]);
        IncidentFold.Of([told, .. ended.Observations], log.Now.AddHours(1)).Single().IsOver.ShouldBeTrue();
    }

    [Theory]
    [InlineData("disturbed")]
    [InlineData("halted")]
    [InlineData("failed looks")]
    public void Quarantine_that_is_attached_is_not_missed(string why)
    {
        var log = Unwatched(why);
        var attached = SeenQuarantine.Attached("p-quarantine", Account, [log.Case]);

        SeenQuarantine.Missing(log.Case, [attached], log.Now).ShouldBeNull();
        SeenQuarantine.Missing(log.Case, [attached with { PolicyId = "p-another" }], log.Now).ShouldNotBeNull();
        SeenQuarantine.Missing(log.Case, [attached with { Target = TargetId.Parse("r-ab12") }], log.Now)
            .ShouldNotBeNull();
    }

    [Fact]
    public void Removal_whose_next_step_finds_out_or_that_may_have_detached_it_misses_nothing()
    {
        Logs[] logs =
        [
            Logs.Proved().Then(one => new RemediationEntry.QuarantineProven(PolicyId, one.Now)),
            Logs.Proved().Then(one => new RemediationEntry.QuarantineProven(PolicyId, one.Now))
                .Fail(RemediationLimits.MostFailures),
            Logs.Quarantined(), Logs.Quiet(), Logs.Approved(), Logs.Deleting(),
            Lifting(), Lifting().Fail(RemediationLimits.MostFailures), Logs.Quiet().Look([], []),
        ];

        logs.ShouldAllBe(log => SeenQuarantine.Missing(log.Case, Array.Empty<SeenQuarantine>(), log.Now) == null);
        logs[1].Case.Stage.ShouldBeOfType<Stage.Halted>();
        logs[^2].Case.Stage.ShouldBeOfType<Stage.Halted>().Resumes.ShouldBeOfType<Stage.Lifting>();
        logs[^1].Case.Stage.ShouldBeOfType<Stage.Releasing>();
    }

    [Fact]
    public void Both_ways_of_one_quarantine_are_two_incidents_and_two_rows()
    {
        var missing = new SeenQuarantine(PolicyId, Account, QuarantineOddity.Missing);
        var one = Of(Logs.Monday, [missing]).New.Single();

        var later = Of(Logs.Monday.AddHours(1), [Seen()], one);

        later.Over.ShouldBe([one]);
        later.New.ShouldHaveSingleItem().Key.ShouldNotBe(one.Key);
    }

    /// <summary>Comparisons in which a quarantine is told in each way.</summary>
    internal static IEnumerable<Observation> Told() => Enum.GetValues<QuarantineOddity>().SelectMany(oddity => Of(
        Logs.Monday.AddHours(1), [new SeenQuarantine(PolicyId, Account, oddity)],
        new OddQuarantine(oddity, Logs.Account, PolicyId, Account, Logs.Monday)).Observations);

    private static Logs Unwatched(string why) => why switch
    {
        "disturbed" => Logs.Quarantined().Look(Logs.Refusal()),
        "halted" => Logs.Quarantined().Fail(RemediationLimits.MostFailures),
        _ => Logs.Quarantined().Fail(5),
    };

    private static Logs Lifting() =>
        Logs.Quarantined().Then(one => new RemediationEntry.Lifted(Logs.By("ann"), one.Now));

    private static SeenQuarantine Seen(TargetId? target = null) =>
        new(PolicyId, target ?? Account, QuarantineOddity.Unknown);

    private static SeenQuarantine Held() => Seen() with { Oddity = null };

    private static SeenQuarantine Undecided() => Held() with { IsUndecided = true };

    private static QuarantineSweep Of(
        DateTimeOffset now, IReadOnlyList<SeenQuarantine> seen, params IReadOnlyList<OddQuarantine> known) =>
        QuarantineSweep.Of(seen, known, Management, now);
}
