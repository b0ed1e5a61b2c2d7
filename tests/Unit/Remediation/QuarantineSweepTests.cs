using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;

namespace Guardrails.Tests.Unit.Remediation;

public sealed class QuarantineSweepTests
{
    private const string PolicyId = "p-0123456789";

    private static readonly AccountId Management = AccountId.Parse("111111111111");
    private static readonly TargetId Account = TargetId.Of(Logs.Account);

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public void Quarantine_that_is_held_or_of_which_nobody_can_tell_is_nothing_new(bool? held)
    {
        var sweep = Of(Logs.Monday, [Seen(held)]);

        (sweep.New.Count, sweep.Observations.Count, sweep.Over.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void Quarantine_that_nobody_holds_is_told_after_it_was_seen_for_15_minutes_and_then_as_the_same()
    {
        var first = Of(Logs.Monday, [Seen(held: false)]);
        var one = first.New.ShouldHaveSingleItem();
        first.Observations.ShouldBeEmpty();

        Of(Logs.Monday.AddMinutes(14), [Seen(held: false)], one).Observations.ShouldBeEmpty();
        var told = Of(Logs.Monday.AddMinutes(15), [Seen(held: false)], one);
        var again = Of(Logs.Monday.AddDays(3), [Seen(held: false)], one);

        told.New.ShouldBeEmpty();
        told.Over.ShouldBeEmpty();
        var observation = told.Observations.ShouldHaveSingleItem();
        observation.Account.ShouldBe(Logs.Account);
        observation.Severity.ShouldBe(Severity.High);
        observation.Facts.ShouldBe(
        [
            "Guardrails-RootQuarantineForRemoval (p-0123456789) is attached to account 444444444444, and no "
                + "remediation of the ledger holds it.",
        ]);
        again.Observations.ShouldHaveSingleItem().Id.ShouldBe(observation.Id);
    }

    [Theory]
    [InlineData("ou-ab12-c3d4e5f6")]
    [InlineData("r-ab12")]
    public void Quarantine_of_a_unit_or_the_root_is_critical_and_told_of_the_management_account(string target)
    {
        var seen = Seen(held: false, TargetId.Parse(target));

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
        var one = Of(Logs.Monday, [Seen(held: false)]).New.Single();
        var opened = Of(Logs.Monday.AddHours(1), [Seen(held: false)], one).Observations.Single();

        var ended = Of(Logs.Monday.AddHours(2), detached ? [] : [Seen(held: true)], one);

        ended.Over.ShouldBe([one]);
        var incident = IncidentFold.Of([opened, .. ended.Observations], Logs.Monday.AddHours(3)).ShouldHaveSingleItem();
        incident.Ended.ShouldBe(Logs.Monday.AddHours(2));
        IncidentFold.Of([opened], Logs.Monday.AddHours(3)).Single().IsOver.ShouldBeFalse();
    }

    [Fact]
    public void Policy_that_is_listed_a_moment_after_it_was_detached_is_never_told()
    {
        var one = Of(Logs.Monday, [Seen(held: false)]).New.Single();

        var next = Of(Logs.Monday.AddMinutes(5), [], one);

        next.Observations.ShouldBeEmpty();
        next.Over.ShouldBe([one]);
    }

    [Fact]
    public void Log_that_nobody_can_read_neither_tells_nor_ends()
    {
        var one = Of(Logs.Monday, [Seen(held: false)]).New.Single();

        var next = Of(Logs.Monday.AddHours(1), [Seen(held: null)], one);

        next.Observations.ShouldBeEmpty();
        next.Over.ShouldBeEmpty();
    }

    [Fact]
    public void Same_quarantine_later_is_another_incident()
    {
        var first = Of(Logs.Monday, [Seen(held: false)]).New.Single();
        var second = Of(Logs.Monday.AddDays(1), [Seen(held: false)]).New.Single();

        Of(Logs.Monday.AddDays(2), [Seen(held: false)], first).Observations.Single().Id
            .ShouldNotBe(Of(Logs.Monday.AddDays(2), [Seen(held: false)], second).Observations.Single().Id);
    }

    [Fact]
    public void Other_policy_on_the_same_account_is_told_though_one_is_held()
    {
        var other = Seen(held: false) with { Policy = QuarantinePolicy.Leak, PolicyId = "p-9876543210" };

        Of(Logs.Monday, [Seen(held: true), other]).New.ShouldHaveSingleItem().PolicyId.ShouldBe("p-9876543210");
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
        SeenQuarantine.IsHeldBy([log.Case], "p-another").ShouldBeFalse();
        Holds(log.Then(one => new RemediationEntry.Detached(one.Now))).ShouldBeFalse();

        static bool Holds(Logs log) => SeenQuarantine.IsHeldBy([log.Case], PolicyId);
    }

    [Fact]
    public void Row_that_is_written_is_read_and_is_of_its_account_and_target()
    {
        var one = new UnknownQuarantine(Management, PolicyId, TargetId.Parse("ou-ab12-c3d4e5f6"), Logs.Monday);

        UnknownQuarantine.Read(one.Row).ShouldBe(one);
        one.Key.ShouldBe(new LedgerKey(
            "RootRemediation/111111111111", "quarantine/p-0123456789/ou-ab12-c3d4e5f6"));
    }

    [Fact]
    public void Row_without_a_target_is_an_error_that_names_it()
    {
        var row = new UnknownQuarantine(Management, PolicyId, Account, Logs.Monday).Row;
        var texts = row.Texts.ToDictionary(text => text.Key, text => text.Key == "target" ? "x" : text.Value);

        Should.Throw<FormatException>(() => UnknownQuarantine.Read(row with { Texts = texts })).Message
            .ShouldContain("quarantine/p-0123456789/444444444444: target is 'x'");
    }

    /// <summary>A comparison in which a quarantine is told.</summary>
    internal static QuarantineSweep Told() =>
        Of(
            Logs.Monday.AddHours(1), [Seen(held: false)],
            new UnknownQuarantine(Logs.Account, PolicyId, Account, Logs.Monday));

    private static SeenQuarantine Seen(bool? held, TargetId? target = null) =>
        new(QuarantinePolicy.Removal, PolicyId, target ?? Account, held);

    private static QuarantineSweep Of(
        DateTimeOffset now, IReadOnlyList<SeenQuarantine> seen, params IReadOnlyList<UnknownQuarantine> known) =>
        QuarantineSweep.Of(seen, known, Management, now);
}
