using Guardrails.Core.Controls;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Reconciling;
using static Guardrails.Tests.Unit.Reconciling.ComparedDay;

namespace Guardrails.Tests.Unit.Reconciling;

/// <summary>Exemptions that end or have ended while the root user has a key.</summary>
public sealed class ExemptionComparisonTests
{
    [Theory]
    [InlineData(8, true, new string[0])]
    [InlineData(7, true, new[] { "Opens ExemptionEnding" })]
    [InlineData(7, false, new string[0])]
    [InlineData(0, true, new[] { "Opens ExemptionEnded" })]
    [InlineData(-30, true, new[] { "Opens ExemptionEnded" })]
    public void An_exemption_that_ends_with_a_key_still_there_is_told(int days, bool hasKey, string[] told)
    {
        LatestKey[] keys = hasKey ? [new(Key, Active: true)] : [];
        var exemption = new EndingExemption(
            Account.Value, "DenyRootAccessKeyCreation", "team-a@example.com", Now.AddDays(days));

        var observations = Compare(Today([Latest(Now.AddHours(-1), keys)]), exemption).Observations;

        Kinds(observations).ShouldBe(told);
        observations.ShouldAllBe(one => one.Facts.Contains("Its owner is team-a@example.com."));
    }

    [Fact]
    public void An_exemption_of_a_unit_concerns_its_accounts_and_no_others()
    {
        var today = Today([Latest(Now.AddHours(-1), new LatestKey(Key, Active: true))]);
        var exemption = new EndingExemption("ou-ex01-worksand", "DenyRootAccessKeyCreation", "a", Now.AddDays(-1));

        Kinds(Compare(today, exemption).Observations).ShouldBe(["Opens ExemptionEnded"]);
        Compare(today, exemption with { Target = "ou-ex01-other123" }).Observations.ShouldBeEmpty();
    }

    [Fact]
    public void An_exemption_that_was_renewed_or_whose_key_is_gone_ends_what_was_told()
    {
        var exemption = new EndingExemption(Account.Value, "DenyRootAccessKeyCreation", "a", Now.AddDays(5));
        var told = Compare(Today([Latest(Now.AddHours(-1), new LatestKey(Key, Active: true))]), exemption).Observations;
        var tomorrow = Today([Latest(Now.AddHours(20), new LatestKey(Key, Active: true))]) with
        {
            Now = Now.AddDays(1), Observations = told,
        };

        Compare(tomorrow, exemption).Observations.ShouldBeEmpty();
        Kinds(Compare(tomorrow, exemption with { Until = Now.AddDays(60) }).Observations)
            .ShouldBe(["Lapses ExemptionEnding"]);
        Kinds(Compare(tomorrow with { Latest = [Latest(Now.AddHours(20))] }, exemption).Observations)
            .ShouldBe(["Ends ExemptionEnding"]);
    }

    [Fact]
    public void An_exemption_ends_by_a_reading_of_all_keys_and_never_by_a_missing_one()
    {
        var exemption = new EndingExemption(Account.Value, "DenyRootAccessKeyCreation", "a", Now.AddDays(5));
        var told = Compare(Today([Latest(Now.AddHours(-1), new LatestKey(Key, Active: true))]), exemption).Observations;
        var unread = Latest(Now.AddHours(20)) with
        {
            KeysAnswered = Now.AddHours(-1), Compliance = Compliance.Unknown, UnknownSince = Now.AddHours(20),
        };
        var tomorrow = Today([unread]) with { Now = Now.AddDays(1), Observations = told };

        var end = Compare(tomorrow, exemption).Observations;
        Fold([.. told, .. end]).Ended.ShouldBeNull("it was read before the exemption was told");

        Fold([.. told, .. Compare(tomorrow with { Latest = [Latest(Now.AddHours(20))] }, exemption).Observations])
            .Ended.ShouldBe(Now.AddHours(20));
    }

    [Fact]
    public void Of_several_exemptions_from_one_guardrail_the_last_to_end_counts()
    {
        var today = Today([Latest(Now.AddHours(-1), new LatestKey(Key, Active: true))]);
        var ended = new EndingExemption(Account.Value, "DenyRootAccessKeyCreation", "a", Now.AddDays(-1));

        Compare(today, ended, ended with { Until = Now.AddDays(60) }).Observations.ShouldBeEmpty();
        Compare(today, ended with { Target = "ou-ex01-worksand", Until = Now.AddDays(60) }, ended).Observations
            .ShouldBeEmpty();
        Kinds(Compare(today, ended, ended with { Guardrail = "DenyRootUserActions", Until = Now.AddDays(60) })
            .Observations).ShouldBe(["Opens ExemptionEnded"]);
    }

    [Fact]
    public void An_exemption_that_is_taken_out_of_the_file_lapses_while_the_key_is_there_and_is_not_remediated()
    {
        var exemption = new EndingExemption(Account.Value, "DenyRootAccessKeyCreation", "a", Now.AddDays(-1));
        var told = Compare(Today([Latest(Now.AddHours(-1), new LatestKey(Key, Active: true))]), exemption).Observations;
        var tomorrow = Today([Latest(Now.AddHours(20), new LatestKey(Key, Active: true))]) with
        {
            Now = Now.AddDays(1), Observations = told,
        };

        var end = Compare(tomorrow).Observations;

        Kinds(end).ShouldBe(["Lapses ExemptionEnded"]);
        Fold([.. told, .. end]).Ending.ShouldBe(IncidentEnding.Lapsed);
        Compare(tomorrow with { Now = Now.AddDays(2), Observations = [.. told, .. end] }).Observations.ShouldBeEmpty();
        Fold([.. told, .. Compare(tomorrow with { Latest = [Latest(Now.AddHours(20))] }).Observations])
            .Ending.ShouldBe(IncidentEnding.Remediated, "the key is gone, too");
    }

    [Fact]
    public void An_exemption_that_ends_with_the_key_still_there_is_told_anew_and_what_was_told_before_lapses()
    {
        LatestKey[] keys = [new(Key, Active: true)];
        var exemption = new EndingExemption(Account.Value, "DenyRootAccessKeyCreation", "a", Now.AddDays(5));
        var told = Compare(Today([Latest(Now.AddHours(-1), keys)]), exemption).Observations;
        var later = Now.AddDays(6);
        var ended = Compare(
            Today([Latest(later.AddHours(-1), keys)]) with { Now = later, Observations = told }, exemption)
            .Observations;

        Kinds(ended).ShouldBe(["Lapses ExemptionEnding", "Opens ExemptionEnded"], ignoreOrder: true);
        var incidents = IncidentFold.Of([.. told, .. ended], later.AddHours(1));
        incidents.Select(one => one.Ending).ShouldBe([IncidentEnding.Lapsed, null]);
        var first = AlertDecision.Next(IncidentFold.Of(told, Now), [], Now);
        AlertDecision.Next(incidents, first, later).ShouldHaveSingleItem().IsPending.ShouldBeTrue();
    }
}
