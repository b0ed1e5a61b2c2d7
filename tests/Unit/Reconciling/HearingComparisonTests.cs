using Guardrails.Core.Controls;
using Guardrails.Core.Incidents;
using Guardrails.Core.Trails;
using static Guardrails.Tests.Unit.Reconciling.ComparedDay;

namespace Guardrails.Tests.Unit.Reconciling;

/// <summary>Accounts whose evaluations are heard, and those that fell silent.</summary>
public sealed class HearingComparisonTests
{
    [Fact]
    public void An_account_whose_evaluations_are_no_longer_heard_is_told_until_they_are_again()
    {
        var today = Today([Latest(Now.AddHours(-1))]) with { SignHeard = Now.AddHours(-47) };

        var told = Compare(today).Observations;

        Kinds(told).ShouldBe(["Opens EventsNotHeard"]);
        told[0].Facts[0].ShouldBe("The last event of its evaluations is of 2026-11-22 07:00 UTC.");
        var tomorrow = today with { Now = Now.AddDays(1), Observations = told };
        Compare(tomorrow).Observations.ShouldBeEmpty();
        Kinds(Compare(tomorrow with { SignHeard = Now.AddHours(20) }).Observations).ShouldBe(["Ends EventsNotHeard"]);
    }

    [Theory]
    [InlineData(Coverage.All, "So the likely cause is in the account: its forwarder, ")]
    [InlineData(Coverage.WritesOnly, "So the likely cause is in the account: its forwarder, ")]
    [InlineData(Coverage.None, "So the likely cause is a trail that stopped or changed: ")]
    [InlineData(Coverage.Unknown, null)]
    public void A_silence_is_told_with_the_coverage_by_trails_and_the_likely_cause(Coverage trails, string? cause)
    {
        var coverage = new TrailCoverage(trails, ["arn:aws:cloudtrail:one"], [], ["Because."]);

        var facts = Compare(Today([Latest(Now.AddHours(-1))]) with
        {
            SignHeard = Now.AddHours(-47), Trails = coverage,
        }).Observations[0].Facts;

        facts.Skip(1).Take(coverage.Sentences.Count).ShouldBe(coverage.Sentences);
        var more = facts.Skip(1 + coverage.Sentences.Count).ToList();
        if (cause is null)
            more.ShouldBeEmpty();
        else
            more.ShouldHaveSingleItem().ShouldStartWith(cause);
    }

    [Fact]
    public void Trails_that_nobody_read_are_not_taken_for_covered() =>
        Compare(Today([Latest(Now.AddHours(-1))]) with { SignHeard = Now.AddHours(-47) }).Observations[0].Facts[^1]
            .ShouldBe("Nobody read the trails.");

    [Fact]
    public void An_account_that_was_never_heard_is_counted_and_not_told()
    {
        var (observations, day) = Compare(Today([Latest(Now.AddHours(-1))]));

        observations.ShouldBeEmpty();
        day.IsHeard.ShouldBeFalse();
        Compare(Today([Latest(Now.AddHours(-1))]) with { SignHeard = Now.AddHours(-1) }).Day.IsHeard.ShouldBeTrue();
    }

    [Theory]
    [InlineData(-46, -1)]
    [InlineData(-60, -58)]
    public void Silence_is_none_for_two_periods_and_none_where_nothing_was_evaluated_since(int heard, int asked) =>
        Kinds(Compare(Today([Latest(Now.AddHours(asked))]) with { SignHeard = Now.AddHours(heard) }).Observations)
            .ShouldNotContain("Opens EventsNotHeard");

    [Fact]
    public void What_nobody_can_judge_any_more_ends_neither_a_forgery_nor_a_silence()
    {
        var forged = Today([Bad(Now.AddDays(-5))]) with
        {
            Before = Yesterday with { Differing = [Control] }, Copies = Copies(Compliance.Compliant),
            SignHeard = Now.AddDays(-3),
        };
        var told = Compare(forged).Observations;
        Kinds(told).ShouldBe(["Opens EvidenceDiffers", "Opens EventsNotHeard"]);

        var unknown = Bad(Now.AddDays(-5)) with { UnknownSince = Now.AddHours(1), Asked = Now.AddHours(20) };
        Compare(forged with { Now = Now.AddDays(1), Latest = [unknown], Observations = told }).Observations
            .Where(one => one.Effect == ObservationEffect.Ends).ShouldBeEmpty();
    }
}
