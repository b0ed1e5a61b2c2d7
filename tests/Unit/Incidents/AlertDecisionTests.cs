using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Incidents.Catalog;
using static Guardrails.Tests.Unit.Incidents.Observed;

namespace Guardrails.Tests.Unit.Incidents;

public sealed class AlertDecisionTests
{
    [Fact]
    public void What_nobody_was_told_is_told_and_then_never_again()
    {
        Observation[] seen = [Opens<RootKeyMade>("27T08:00", "1"), Opens<RootKeyExists>("27T09:00", "2")];

        var first = Next("27T10:00", seen, []).ShouldHaveSingleItem();

        first.Told.ShouldBe(Severity.Critical);
        first.Covers.ShouldBe(seen.Select(one => one.Id), ignoreOrder: true);
        Next("27T11:00", seen, [first]).ShouldBeEmpty();
    }

    [Fact]
    public void What_joins_a_told_incident_is_covered_in_silence()
    {
        var made = Opens<RootKeyMade>("27T08:00", "1");
        var first = Next("27T10:00", [made], []);
        var exists = Opens<RootKeyExists>("27T09:00", "2");

        var joined = Next("27T11:00", [made, exists], first).ShouldHaveSingleItem();

        (joined.Told, joined.Id, joined.IsPending).ShouldBe((null, first[0].Id, false));
        joined.Covers.ShouldBe([exists.Id]);
        Next("27T12:00", [made, exists], [.. first, joined]).ShouldBeEmpty();
    }

    [Fact]
    public void A_rise_of_severity_is_told_once()
    {
        var exists = Opens<RootKeyExists>("27T08:00", "1");
        var first = Next("27T10:00", [exists], []);
        var changed = Opens<RootKeyMade>("27T09:00", "2");

        var rise = Next("27T11:00", [exists, changed], first).ShouldHaveSingleItem();

        (first[0].Told, rise.Told).ShouldBe((Severity.High, Severity.Critical));
        rise.Covers.ShouldBe([changed.Id]);
        Next("27T12:00", [exists, changed], [.. first, rise]).ShouldBeEmpty();
    }

    [Fact]
    public void A_low_incident_tells_nobody() =>
        Next("27T10:00", [Opens<RootSignInFailed>("27T08:00", "1")], []).ShouldBeEmpty();

    [Fact]
    public void What_is_over_already_is_told_all_the_same() =>
        Next("27T10:00", [Opens<RootKeyMade>("27T08:00", "1"), Ends("27T09:00", Key)], []).Count.ShouldBe(1);

    [Fact]
    public void Evidence_that_splits_an_incident_repeats_nothing()
    {
        Observation[] seen = [Opens<RootKeyExists>("25T08:00", "1"), Opens<RootKeyMade>("27T08:00", "2")];
        var first = Next("27T10:00", seen, []);

        var split = IncidentFold.Of([.. seen, Ends("26T08:00", Key)], At("28T00:00"));

        split.Count.ShouldBe(2);
        AlertDecision.Next(split, first, At("28T00:00")).ShouldBeEmpty();
    }

    [Fact]
    public void An_earlier_beginning_repeats_nothing()
    {
        var later = Opens<RootSignIn>("27T08:30", "1");
        var first = Next("27T10:00", [later], []);

        Next("27T11:00", [Opens<RootSignIn>("27T08:00", "2"), later], first)
            .ShouldHaveSingleItem().IsPending.ShouldBeFalse();
    }

    [Fact]
    public void A_call_that_an_AssumeRoot_may_explain_waits_20_minutes_from_when_it_was_heard()
    {
        var session = new IncidentSubject(SubjectKind.Session, "ASIA1");
        var call = Opens<RootTaskCall>("27T08:00", "1", session, heardAfter: 5) with { Tasks = ["task"] };

        Next("27T08:24", [call], []).ShouldBeEmpty();
        Next("27T08:25", [call], []).Count.ShouldBe(1);
        var explanation = Observation.Explanation(
            ObservationId.OfEvent("2", session), Account, session, "task", At("27T07:59"), At("27T08:20"));
        Next("27T08:25", [call, explanation], []).ShouldBeEmpty();
    }

    [Fact]
    public void Failures_and_then_a_success_are_told_twice()
    {
        Observation[] failures = [.. Enumerable.Range(1, 5).Select(minute =>
            Opens<RootSignInFailed>($"27T08:0{minute}", $"{minute}"))];
        var first = Next("27T08:07", failures, []).ShouldHaveSingleItem();

        var second = Next("27T08:08", [.. failures, Opens<RootSignIn>("27T08:06", "6")], [first])
            .ShouldHaveSingleItem();

        (first.Told, second.Told).ShouldBe((Severity.High, Severity.Critical));
    }

    [Fact]
    public void What_goes_along_a_dropped_alert_was_told_to_nobody()
    {
        Observation[] seen = [.. Enumerable.Range(1, 5).Select(minute =>
            Opens<RootKeyExists>($"27T08:0{minute}", $"{minute}"))];
        var told = AlertDecision.Next(IncidentFold.Of(seen, At("27T10:00")), [], At("27T10:00"), mostNamed: 2);
        told.Select(alert => alert.IsAlong).ShouldBe([false, true, true]);
        var rest = seen[2..];

        Next("27T11:00", rest, told).ShouldBeEmpty("the first one is still to be sent");
        var dropped = told.Select(alert => alert.IsAlong ? alert : alert with { Told = null }).ToList();
        var again = Next("27T11:00", rest, dropped).ShouldHaveSingleItem();

        (again.IsPending, again.Told).ShouldBe((true, Severity.High));
        again.About.ShouldBe(rest.Select(one => one.Id), ignoreOrder: true);
        Next("27T12:00", rest, [.. dropped, again]).ShouldBeEmpty();
    }

    [Fact]
    public void A_more_urgent_alert_tells_what_still_waits_and_is_a_part_of_it()
    {
        var exists = Opens<RootKeyExists>("27T08:00", "1");
        var waiting = Next("27T10:00", [exists], []).ShouldHaveSingleItem();
        var rise = Next("27T10:05", [exists, Opens<RootKeyMade>("27T09:00", "2")], [waiting]).ShouldHaveSingleItem();

        rise.Tells(waiting).ShouldBeTrue();
        waiting.Tells(rise).ShouldBeFalse();
        rise.Tells(waiting with { Sent = At("27T10:01") }).ShouldBeFalse("it was told");
        rise.Tells(waiting with { Subject = SignIns }).ShouldBeFalse();
        rise.Tells(waiting with { About = [exists.Id, ObservationId.OfEvent("3", Key)] })
            .ShouldBeFalse("it speaks of something else, too");
        rise.Tells(waiting with { Told = Severity.Critical }).ShouldBeFalse();
    }

    private static IReadOnlyList<Alert> Next(
        string now, IReadOnlyList<Observation> observations, IReadOnlyList<Alert> told) =>
        AlertDecision.Next(IncidentFold.Of(observations, At(now)), told, At(now));
}
