using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Reporting;
using Guardrails.Tests.Unit.Incidents.Observers;
using static Guardrails.Tests.Unit.Reporting.Told;

namespace Guardrails.Tests.Unit.Reporting;

public sealed class KeyLifeTests
{
    [Fact]
    public void It_begins_with_the_event_and_ends_with_the_first_evidence_that_the_key_is_gone() =>
        Lives(New.KeyMade("AKIA01", "2026-11-01T08:00").KeySeen("AKIA01", "2026-11-01T09:00")
            .KeyGone("AKIA01", "2026-11-03T09:00").KeyGone("AKIA01", "2026-11-04T09:00"))
            .ShouldBe(["AKIA01 11-01 08:00 to 11-03 09:00"]);

    [Fact]
    public void A_control_that_accepts_what_is_there_ends_nothing() =>
        Lives(New.KeySeen("AKIA01", "2026-11-01T09:00").KeyAccepted("AKIA01", "2026-11-02T09:00"))
            .ShouldBe(["AKIA01 11-01 09:00 to now"]);

    [Fact]
    public void An_account_that_leaves_remediates_nothing()
    {
        var left = New.KeySeen("AKIA01", "2026-11-01T09:00").Leaves("2026-11-02T09:00")
            .KeyGone("AKIA01", "2026-11-03T09:00");

        Lives(left).ShouldBe(["AKIA01 11-01 09:00 to leaving"]);
        left.Reported.History.Remediations.ShouldBeEmpty();
    }

    [Fact]
    public void A_key_that_is_seen_again_after_its_account_came_back_begins_anew() =>
        Lives(New.KeySeen("AKIA01", "2026-11-01T09:00").Leaves("2026-11-02T09:00")
            .KeySeen("AKIA01", "2026-11-10T09:00").KeyGone("AKIA01", "2026-11-11T09:00"))
            .ShouldBe(["AKIA01 11-01 09:00 to leaving", "AKIA01 11-10 09:00 to 11-11 09:00"]);

    [Fact]
    public void Evidence_of_the_very_moment_is_no_end() =>
        Lives(New.KeyGone("AKIA01", "2026-11-01T09:00").KeyMade("AKIA01", "2026-11-01T09:00"))
            .ShouldBe(["AKIA01 11-01 09:00 to now"]);

    [Fact]
    public void A_key_that_only_the_report_showed_and_that_has_a_name_from_then_on_was_not_remediated() =>
        Lives(New.KeySeen("1", "2026-11-01T09:00").KeyGone("1", "2026-11-05T09:00")
            .KeySeen("AKIA01", "2026-11-05T09:00").KeyGone("AKIA01", "2026-11-07T09:00"))
            .ShouldBe(["AKIA01 11-01 09:00 to 11-07 09:00"]);

    [Fact]
    public void A_key_that_an_event_named_before_evidence_could_was_not_remediated_either() =>
        Lives(New.KeyMade("AKIA01", "2026-11-01T08:00").KeySeen("1", "2026-11-01T09:00")
            .KeyGone("1", "2026-11-02T09:00").KeySeen("AKIA01", "2026-11-02T09:00"))
            .ShouldBe(["AKIA01 11-01 08:00 to now"]);

    [Fact]
    public void One_named_key_is_one_of_two_unnamed_ones_whichever_order_they_come_in() =>
        Lives(New.KeyMade("AKIA01", "2026-11-01T08:00")
            .KeySeen("1", "2026-11-01T09:00").KeySeen("2", "2026-11-01T09:00")
            .KeyGone("1", "2026-11-02T09:00").KeyGone("2", "2026-11-02T09:00").KeySeen("AKIA01", "2026-11-02T09:00"))
            .ShouldBe(["AKIA01 11-01 08:00 to now", "2 11-01 09:00 to 11-02 09:00"]);

    [Fact]
    public void Of_two_unnamed_keys_of_which_one_gets_a_name_the_other_went() =>
        Lives(New.KeySeen("1", "2026-11-01T09:00").KeySeen("2", "2026-11-02T09:00")
            .KeyGone("1", "2026-11-05T09:00").KeyGone("2", "2026-11-05T09:00").KeySeen("AKIA01", "2026-11-05T09:00"))
            .ShouldBe(["AKIA01 11-01 09:00 to now", "2 11-02 09:00 to 11-05 09:00"]);

    /// <summary>The evaluator itself observes what is assumed above when root sessions become possible.</summary>
    [Fact]
    public void The_evaluator_names_a_key_at_the_moment_at_which_it_ends_the_unnamed_one()
    {
        var keys = new Evaluations();
        keys.At("23T09:00", Evaluations.Reported(1));
        keys.At("24T09:00", Evaluations.Keys(Evaluations.One));
        keys.At("25T09:00", Evaluations.Keys());

        Lives(keys.All).ShouldBe([$"{Evaluations.One} 11-23 09:00 to 11-25 09:00"]);
    }

    [Fact]
    public void A_key_that_is_activated_or_deleted_by_an_event_begins_no_life() =>
        Lives(New.Opens<RootKeyChanged>(
            new(SubjectKind.AccessKey, "AKIA01"), "2026-11-01T09:00", ObservationSource.RootWrites)).ShouldBeEmpty();

    private static Told New => new("444444444444");

    private static IReadOnlyList<string> Lives(Told told) => Lives(told.Facts.Observations);

    private static IReadOnlyList<string> Lives(IEnumerable<Observation> observations) =>
    [
        .. KeyLife.Of(observations).Select(life => $"{life.Key} {Text(life.Began)} to "
            + (life.Gone is { } gone ? Text(gone) : life.HasLeft ? "leaving" : "now")),
    ];

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("MM-dd HH:mm", null);
}
