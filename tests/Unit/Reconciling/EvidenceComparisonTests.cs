using Guardrails.Core.Controls;
using Guardrails.Core.Incidents;
using Guardrails.Core.Reconciling;
using static Guardrails.Tests.Unit.Reconciling.ComparedDay;

namespace Guardrails.Tests.Unit.Reconciling;

/// <summary>Evidence of a control that is on and does not come.</summary>
public sealed class EvidenceComparisonTests
{
    [Fact]
    public void An_account_with_fresh_evidence_and_nothing_else_says_nothing()
    {
        var (observations, day) = Compare(Today([Latest(Now.AddHours(-20))]));

        observations.ShouldBeEmpty();
        (day.Missed, day.NotWatched, day.FirstSeen).ShouldBe((0, 0, new DateOnly(2026, 11, 1)));
    }

    [Theory]
    [InlineData(46, false)]
    [InlineData(47, true)]
    public void An_account_without_fresh_evidence_is_told_after_two_days(int hours, bool told) =>
        Kinds(Compare(Today([Latest(Now.AddHours(-hours))])).Observations)
            .ShouldBe(told ? ["Opens EvidenceMissing"] : []);

    [Fact]
    public void An_account_that_never_had_an_evaluation_is_told_two_days_after_it_was_first_expected()
    {
        Kinds(Compare(Today([]) with { Before = null }).Observations).ShouldBeEmpty();
        Kinds(Compare(Today([]) with { Before = Expected(new(2026, 11, 23)) }).Observations).ShouldBeEmpty();
        Kinds(Compare(Today([])).Observations).ShouldBe(["Opens EvidenceMissing"]);
    }

    [Fact]
    public void One_control_that_fell_silent_is_told_however_fresh_the_others_are()
    {
        var mfa = Latest(Now.AddHours(-1)) with { Control = "RootMfa" };
        var today = Today([Latest(Now.AddDays(-3)), mfa]) with { Controls = [Control, "RootMfa"] };

        Compare(today).Observations.ShouldHaveSingleItem().Facts
            .ShouldBe(["No evaluation decided on NoRootAccessKeys since 2026-11-21 06:00 UTC."]);
    }

    [Fact]
    public void A_control_that_was_turned_on_yesterday_is_not_yet_missed_and_one_that_is_off_never_is()
    {
        var (observations, day) = Compare(Today([Latest(Now.AddHours(-1))]) with { Controls = [Control, "RootMfa"] });

        observations.ShouldBeEmpty();
        day.Expected.ShouldBe(new Dictionary<string, DateOnly>
        {
            [Control] = new(2026, 11, 1), ["RootMfa"] = new(2026, 11, 24),
        });
        Compare(Today([Latest(Now.AddHours(-1)), Latest(Now.AddDays(-9)) with { Control = "RootMfa" }])).Observations
            .ShouldBeEmpty();
    }

    [Fact]
    public void UNKNOWN_is_no_fresh_evidence()
    {
        var unknown = Latest(Now.AddHours(-1)) with
        {
            UnknownSince = Now.AddDays(-3), Findings = ["The role is gone."],
        };

        Compare(Today([unknown])).Observations.ShouldHaveSingleItem().Facts.ShouldContain("The role is gone.");
    }

    [Fact]
    public void An_account_that_is_not_watched_by_choice_is_not_missed() =>
        Compare(Today([]) with { Watched = false }).Observations.ShouldBeEmpty();

    /// <summary>Each is told of the same account while it is watched.</summary>
    [Fact]
    public void Nothing_that_the_evaluator_remembers_of_an_account_that_is_not_watched_is_told()
    {
        var left = Observation.Departure(
            ObservationId.OfEvent("left", new(SubjectKind.Membership)), Account, Now.AddDays(-2), Now.AddDays(-2),
            ObservationSource.OrganizationChanges);
        AccountToday[] told =
        [
            Today([Latest(Now.AddHours(-1))]) with { SignHeard = Now.AddDays(-3) },
            Today([Bad(Now.AddDays(-3))]) with
            {
                Before = Yesterday with { Differing = [Control] }, Copies = Copies(Compliance.Compliant),
            },
            Today([Bad(Now.AddDays(-5))]) with { Observations = [left] },
        ];

        foreach (var today in told)
        {
            var opened = Kinds(Compare(today).Observations).ShouldHaveSingleItem();
            Compare(today with { Watched = false }).Observations.ShouldBeEmpty(opened);
        }
    }

    [Fact]
    public void What_is_open_about_copies_and_silence_lapses_where_nobody_asks_any_more()
    {
        var today = Today([Bad(Now.AddDays(-5))]) with
        {
            Before = Yesterday with { Differing = [Control] }, Copies = Copies(Compliance.Compliant),
            SignHeard = Now.AddDays(-3),
        };
        var told = Compare(today).Observations;

        Kinds(Compare(today with { Now = Now.AddDays(1), Observations = told, Watched = false }).Observations)
            .ShouldBe(["Lapses EvidenceDiffers", "Lapses EventsNotHeard"], ignoreOrder: true);
    }

    [Fact]
    public void What_is_missing_of_an_account_that_nobody_asks_about_any_more_lapses()
    {
        var opened = Compare(Today([])).Observations;
        var lapsed = Compare(Today([]) with { Observations = opened, Now = Now.AddDays(1), Watched = false })
            .Observations;

        Kinds(lapsed).ShouldBe(["Lapses EvidenceMissing"]);
        IncidentFold.Of([.. opened, .. lapsed], Now.AddDays(2)).ShouldHaveSingleItem().Ending
            .ShouldBe(IncidentEnding.Lapsed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_account_that_becomes_watched_is_expected_to_have_evidence_and_uses_from_then_on(bool wasJudged)
    {
        var old = Latest(Now.AddDays(-30), new LatestKey(Key, true, Now.AddDays(-2), "iam", "us-east-1")) with
        {
            PasswordUsed = Now.AddDays(-2),
        };
        var unwatched = Compare(Today(wasJudged ? [old] : []) with { Now = Now.AddDays(-1), Watched = false }).Day;
        var (observations, day) = Compare(Today(wasJudged ? [old] : []) with { Before = unwatched });

        (unwatched.Expected.Count, unwatched.WatchedSince).ShouldBe((0, null));
        observations.ShouldBeEmpty();
        day.Expected[Control].ShouldBe(new DateOnly(2026, 11, 24));
        Kinds(Compare(Today([]) with { Now = Now.AddDays(2), Before = day }).Observations)
            .ShouldBe(["Opens EvidenceMissing"]);
    }

    [Fact]
    public void What_is_missing_does_not_end_before_every_control_decided()
    {
        var opened = Compare(Today([])).Observations;
        var tomorrow = Today([]) with
        {
            Observations = opened, Now = Now.AddDays(1), Controls = ["RootMfa"],
        };

        Compare(tomorrow).Observations.ShouldBeEmpty("it was turned on today and decided nothing yet");
        Kinds(Compare(tomorrow with { Latest = [Latest(Now.AddHours(23)) with { Control = "RootMfa" }] }).Observations)
            .ShouldBe(["Ends EvidenceMissing"]);
    }

    [Fact]
    public void What_is_missing_is_told_once_and_ends_when_evidence_is_fresh_again()
    {
        var opened = Compare(Today([])).Observations;

        Compare(Today([]) with { Observations = opened, Now = Now.AddDays(1) }).Observations.ShouldBeEmpty();
        Kinds(Compare(Today([Latest(Now.AddHours(20))]) with
        {
            Observations = opened, Now = Now.AddDays(1),
        }).Observations).ShouldBe(["Ends EvidenceMissing"]);
    }
}
