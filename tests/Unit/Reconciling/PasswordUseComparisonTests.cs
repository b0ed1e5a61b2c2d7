using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using static Guardrails.Tests.Unit.Reconciling.ComparedDay;

namespace Guardrails.Tests.Unit.Reconciling;

/// <summary>The password's last use, against the sign-ins that were heard.</summary>
public sealed class PasswordUseComparisonTests
{
    [Fact]
    public void A_sign_in_that_nobody_heard_is_told_once_and_counted_as_missed()
    {
        var latest = Latest(Now.AddHours(-1)) with { PasswordUsed = Now.AddHours(-12) };
        var (observations, day) = Compare(Today([latest]));

        var one = observations.ShouldHaveSingleItem();
        (one.Kind!.Name, one.Subject, one.Happened).ShouldBe(
            ("RootSignIn", new IncidentSubject(SubjectKind.SignIn), Now.AddHours(-12)));
        (day.Missed, day.NotWatched, day.PasswordUsed).ShouldBe((1, 0, Now.AddHours(-12)));
        Compare(Today([latest with { PasswordUsed = null }]) with { Now = Now.AddHours(20), Before = day }).Day
            .PasswordUsed.ShouldBe(Now.AddHours(-12), "a report that nobody could read forgets nothing");
        Compare(Today([latest]) with { Now = Now.AddHours(20), Before = day }).Observations.ShouldBeEmpty();
    }

    [Fact]
    public void A_sign_in_that_failed_or_only_began_at_the_command_line_hides_none_that_nobody_heard()
    {
        var subject = new IncidentSubject(SubjectKind.SignIn);
        var today = Today([Latest(Now.AddHours(-1)) with { PasswordUsed = Now.AddHours(-12) }]);

        foreach (var kind in (IIncidentKind[])
        [
            IncidentCatalog.Get<RootSignInFailed>(), IncidentCatalog.Get<RootCommandLineLogin>(),
        ])
        {
            var other = Observation.Opening(
                ObservationId.OfEvent("1", subject), Account, subject, kind, Now.AddHours(-12), Now.AddHours(-12),
                ObservationSource.RootReads);
            Kinds(Compare(today with { Observations = [other] }).Observations).ShouldBe(["Opens RootSignIn"]);
        }
    }

    [Theory]
    [InlineData(-12.5, true)]
    [InlineData(-14, false)]
    public void A_sign_in_that_was_heard_at_that_time_says_nothing(double heard, bool silent)
    {
        var signIn = Observation.Opening(
            ObservationId.OfEvent("1", new(SubjectKind.SignIn)), Account, new(SubjectKind.SignIn),
            IncidentCatalog.Get<RootSignInWithoutMfa>(), Now.AddHours(heard), Now.AddHours(heard),
            ObservationSource.RootReads);
        var today = Today([Latest(Now.AddHours(-1)) with { PasswordUsed = Now.AddHours(-12) }]);

        Compare(today with { Observations = [signIn] }).Observations.Count.ShouldBe(silent ? 0 : 1);
        Compare(today with { Before = null }).Observations.ShouldBeEmpty("the first look only remembers");
    }
}
