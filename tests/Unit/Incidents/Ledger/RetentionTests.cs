using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Ledger;
using static Guardrails.Tests.Unit.Incidents.Observed;

namespace Guardrails.Tests.Unit.Incidents.Ledger;

public sealed class RetentionTests
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    [Fact]
    public void An_account_of_which_nothing_was_observed_has_nothing_to_keep() =>
        EndsOf("28T00:00").ShouldBeEmpty();

    [Fact]
    public void An_open_incident_rests_on_rows_that_stay() =>
        EndsOf("28T00:00", Opens<RootKeyMade>("20T08:00", "1"), Opens<RootKeyExists>("20T09:00", "2"))
            .ShouldBe([null, null]);

    [Fact]
    public void What_a_closed_one_rested_on_is_kept_from_its_end_on() =>
        EndsOf("28T00:00", Opens<RootKeyMade>("20T08:00", "1"), Ends("24T08:00", Key))
            .ShouldBe([At("24T08:01") + Kept, At("24T08:01") + Kept], "the ending was heard a minute later");

    [Fact]
    public void One_subject_keeps_nothing_of_another_one() =>
        EndsOf("28T00:00", Opens<RootKeyMade>("20T08:00", "1"), Opens<RootMfaMissing>("20T08:00", "2"),
            Ends("24T08:00", Key))
            .ShouldBe([At("24T08:01") + Kept, null, At("24T08:01") + Kept]);

    [Fact]
    public void A_key_without_a_name_is_kept_with_the_one_that_it_turned_out_to_be()
    {
        var unnamed = new IncidentSubject(SubjectKind.AccessKey, "1");

        EndsOf("28T00:00", Opens<RootKeyExists>("20T08:00", "1", unnamed), Ends("24T08:00", unnamed),
            Opens<RootKeyExists>("24T08:00", "2")).ShouldBe([null, null, null]);
    }

    [Fact]
    public void A_departure_is_kept_as_long_as_anything_that_it_may_have_ended() =>
        EndsOf("28T00:00", Opens<RootKeyMade>("20T08:00", "1"), Leaves("21T08:00"),
            Opens<RootMfaMissing>("22T08:00", "2"))
            .ShouldBe([At("21T08:00") + Kept, null, null]);

    [Fact]
    public void What_a_correction_connects_ends_together()
    {
        var first = Opens<RootKeyMade>("20T08:00", "1");
        var corrected = Opens<RootMfaChanged>("20T08:00", "2") with { Corrects = first.Id.Origin };

        EndsOf("28T00:00", first, corrected, Ends("24T08:00", Key)).ShouldBe([null, null, null]);
    }

    private static IEnumerable<DateTimeOffset?> EndsOf(string now, params Observation[] observations)
    {
        var ends = Retention.Of(observations, IncidentFold.Of(observations, At(now)), Kept);
        return observations.Select(one => ends[one.Id]);
    }
}
