using Guardrails.Core.Incidents;
using Guardrails.Core.Reconciling;
using static Guardrails.Tests.Unit.Reconciling.ComparedDay;

namespace Guardrails.Tests.Unit.Reconciling;

/// <summary>Accounts that left, and those that came back.</summary>
public sealed class DepartureComparisonTests
{
    [Theory]
    [InlineData("SUSPENDED", "AWS Organizations says that the account is SUSPENDED.")]
    [InlineData(null, "AWS Organizations does not list the account any more.")]
    public void An_account_that_left_without_an_event_ends_what_is_open_and_is_told(string? state, string fact)
    {
        var observations = Compare(Today([]) with { State = state, Works = false, Watched = false }).Observations;

        Kinds(observations).ShouldBe(["Leaves ", "Opens AccountLeft"]);
        observations.ShouldAllBe(one => one.Facts.Contains(fact));
        Compare(Today([]) with
        {
            State = state, Works = false, Watched = false, Observations = observations, Now = Now.AddDays(1),
        }).Observations.ShouldBeEmpty();
        IncidentFold.Of(observations, Now.AddDays(1)).ShouldHaveSingleItem().Ended.ShouldBeNull();
    }

    [Fact]
    public void A_second_departure_is_told_where_the_account_was_judged_between_them()
    {
        var gone = Today([]) with { State = "SUSPENDED", Works = false, Watched = false };
        var first = Compare(gone with { Now = Now.AddDays(-9) }).Observations;
        Kinds(first).ShouldBe(["Leaves ", "Opens AccountLeft"]);

        Compare(gone with { Observations = first, Latest = [Latest(Now.AddDays(-10))] }).Observations.ShouldBeEmpty();
        Kinds(Compare(gone with { Observations = first, Latest = [Latest(Now.AddDays(-2))] }).Observations)
            .ShouldBe(["Leaves ", "Opens AccountLeft"]);
    }

    [Fact]
    public void An_account_that_never_worked_while_anybody_watched_did_not_leave() =>
        Compare(Today([]) with
        {
            State = "SUSPENDED", Works = false, Watched = false, Before = Yesterday with { Works = false },
        }).Observations.ShouldBeEmpty();

    [Fact]
    public void What_is_open_of_an_account_that_left_ends_as_left_and_opens_again_where_it_comes_back()
    {
        var exemption = new EndingExemption("ou-ex01-worksand", "DenyRootAccessKeyCreation", "a", Now.AddDays(3));
        var key = new LatestKey(Key, Active: true);
        var told = Compare(Today([Latest(Now.AddHours(-1), key)]), exemption).Observations;
        var left = Compare(
            Today([Latest(Now.AddHours(-1), key)]) with
            {
                Now = Now.AddDays(1), State = null, Works = false, Watched = false, Above = [], Observations = told,
            },
            exemption).Observations;

        IncidentFold.Of([.. told, .. left], Now.AddDays(2)).Single(one => one.Subject.Kind == SubjectKind.Exemption)
            .Ending.ShouldBe(IncidentEnding.Left);
        Kinds(Compare(
            Today([Latest(Now.AddHours(47), key)]) with { Now = Now.AddDays(2), Observations = [.. told, .. left] },
            exemption).Observations).ShouldBe(["Opens ExemptionEnding"]);
    }

    [Fact]
    public void What_was_wrong_in_an_account_that_left_is_told_again_once_it_is_back_and_seen_so()
    {
        var left = Observation.Departure(
            ObservationId.OfEvent("left", new(SubjectKind.Membership)), Account, Now.AddDays(-2), Now.AddDays(-2),
            ObservationSource.OrganizationChanges);
        var today = Today([Bad(Now.AddDays(-5))]) with { Observations = [left] };

        var told = Compare(today).Observations;

        var one = told.ShouldHaveSingleItem();
        (one.Kind!.Name, one.Subject, one.By, one.Happened).ShouldBe(
            ("RootKeyExists", new IncidentSubject(SubjectKind.AccessKey, Key), Control, Now.AddHours(-1)));
        Compare(today with { Now = Now.AddHours(20), Observations = [left, .. told] }).Observations.ShouldBeEmpty();
        Kinds(Compare(today with { Latest = [Bad(Now.AddDays(-5)) with { Asked = Now.AddDays(-3) }] }).Observations)
            .ShouldBe(["Opens EvidenceMissing"], "nothing was seen since");
        Compare(today with { Latest = [Bad(Now.AddDays(-1))] }).Observations
            .ShouldBeEmpty("the evaluation that found it told it");
    }
}
