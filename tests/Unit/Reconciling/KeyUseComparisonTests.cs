using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using static Guardrails.Tests.Unit.Reconciling.ComparedDay;

namespace Guardrails.Tests.Unit.Reconciling;

/// <summary>Last uses of keys, against the events that were heard.</summary>
public sealed class KeyUseComparisonTests
{
    [Theory]
    [InlineData("iam", "us-east-1", 1, 0)]
    [InlineData("ec2", "us-east-1", 1, 0)]
    [InlineData("ec2", "eu-central-1", 0, 1)]
    [InlineData("s3", "us-east-1", 0, 1)]
    [InlineData(null, null, 0, 1)]
    public void A_use_that_nobody_heard_is_told_and_counted_as_missed_or_not_watched(
        string? service, string? region, int missed, int notWatched)
    {
        var used = Now.AddHours(-12);
        var key = new LatestKey(Key, true, used, service, region);
        var (observations, day) = Compare(Today([Latest(Now.AddHours(-1), key)]));

        var one = observations.ShouldHaveSingleItem();
        (one.Kind, one.Subject, one.Happened, one.Source).ShouldBe((
            IncidentCatalog.Get<RootKeyUsed>(), new IncidentSubject(SubjectKind.AccessKeyUse, Key), used,
            ObservationSource.Reconciliation));
        (day.Missed, day.NotWatched).ShouldBe((missed, notWatched));
        day.Uses.ShouldBe(new Dictionary<string, DateTimeOffset> { [Key] = used });
    }

    [Fact]
    public void A_use_is_told_once_and_a_newer_one_again()
    {
        var key = new LatestKey(Key, true, Now.AddHours(-12), "s3", "us-east-1");
        var (first, day) = Compare(Today([Latest(Now.AddHours(-1), key)]));

        Compare(Today([Latest(Now.AddHours(20), key)]) with
        {
            Now = Now.AddDays(1), Before = day, Observations = first,
        }).Observations.ShouldBeEmpty();
        Compare(Today([Latest(Now.AddHours(20), key with { LastUsed = Now.AddHours(10) })]) with
        {
            Now = Now.AddDays(1), Before = day, Observations = first,
        }).Observations.ShouldHaveSingleItem().Happened.ShouldBe(Now.AddHours(10));
    }

    [Fact]
    public void A_notice_that_the_key_is_public_hides_no_use_that_nobody_heard()
    {
        var subject = new IncidentSubject(SubjectKind.AccessKeyUse, Key);
        var notice = Observation.Opening(
            new("notice/1", $"{subject}"), Account, subject, IncidentCatalog.Get<CredentialExposed>(),
            Now.AddHours(-12), Now.AddHours(-12), ObservationSource.AwsHealth);
        var key = new LatestKey(Key, true, Now.AddHours(-12), "iam", "us-east-1");

        Kinds(Compare(Today([Latest(Now.AddHours(-1), key)]) with { Observations = [notice] }).Observations)
            .ShouldBe(["Opens RootKeyUsed"]);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void An_event_within_four_hours_is_of_that_use_and_another_one_hides_nothing(int hours, bool silent)
    {
        var heard = Observation.Opening(
            ObservationId.OfEvent("1", new(SubjectKind.AccessKeyUse, Key)), Account,
            new(SubjectKind.AccessKeyUse, Key), IncidentCatalog.Get<RootKeyUsed>(), Now.AddHours(-12 - hours),
            Now.AddHours(-12 - hours), ObservationSource.RootWrites);
        var key = new LatestKey(Key, true, Now.AddHours(-12), "iam", "us-east-1");

        Compare(Today([Latest(Now.AddHours(-1), key)]) with { Observations = [heard] }).Observations.Count
            .ShouldBe(silent ? 0 : 1);
    }

    [Fact]
    public void Of_two_evaluations_the_newer_one_says_when_a_key_was_used()
    {
        var (old, used) = (new LatestKey(Key, true, Now.AddDays(-30), "s3", null),
            new LatestKey(Key, true, Now.AddHours(-12), "iam", "us-east-1"));
        var earlier = Latest(Now.AddHours(-9), old) with { Control = "NoOldRootAccessKeys" };

        foreach (var latest in (LatestVerdict[][])[[earlier, Latest(Now.AddHours(-1), used)],
            [Latest(Now.AddHours(-1), used), earlier]])
        {
            Compare(Today(latest) with { Controls = [Control, "NoOldRootAccessKeys"] }).Observations
                .ShouldHaveSingleItem().Happened.ShouldBe(Now.AddHours(-12));
        }
    }

    [Fact]
    public void A_use_that_was_heard_says_nothing()
    {
        var heard = Observation.Opening(
            ObservationId.OfEvent("1", new(SubjectKind.AccessKeyUse, Key)), Account,
            new(SubjectKind.AccessKeyUse, Key), IncidentCatalog.Get<RootKeyUsed>(), Now.AddHours(-12),
            Now.AddHours(-12), ObservationSource.RootWrites);

        Compare(Today([Latest(Now.AddHours(-1), new LatestKey(Key, true, Now.AddHours(-13), "iam", "us-east-1"))]) with
        {
            Observations = [heard],
        }).Observations.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_used_before_anybody_watched_is_remembered_and_not_told()
    {
        var (observations, day) = Compare(
            Today([Latest(Now.AddHours(-1), new LatestKey(Key, true, Now.AddYears(-1), "s3", null))]) with
            {
                Before = null,
            });

        observations.ShouldBeEmpty();
        day.Uses.Keys.ShouldBe([Key]);
    }

    [Fact]
    public void A_key_that_is_gone_from_a_reading_keeps_its_last_use_in_memory() =>
        Compare(Today([Latest(Now.AddHours(-1))]) with
        {
            Before = Yesterday with { Uses = new Dictionary<string, DateTimeOffset> { [Key] = Now.AddDays(-2) } },
        }).Day.Uses.Keys.ShouldBe([Key]);

    [Fact]
    public void A_key_that_a_later_reading_of_all_keys_does_not_show_is_gone()
    {
        var key = new LatestKey(Key, Active: true);
        var mfa = Latest(Now.AddHours(-1)) with { Control = "RootMfa" };
        var today = Today([Latest(Now.AddHours(-2), key), mfa]) with { Controls = [Control, "RootMfa"] };

        today.Keys.ShouldBeEmpty();
        (today with { Latest = [Latest(Now.AddHours(-2), key), mfa with { KeysAnswered = null }] }).Keys
            .ShouldBe([key]);
    }
}
