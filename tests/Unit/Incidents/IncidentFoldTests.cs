using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using static Guardrails.Tests.Unit.Incidents.Observed;

namespace Guardrails.Tests.Unit.Incidents;

public sealed class IncidentFoldTests
{
    [Fact]
    public void All_that_is_seen_of_one_key_is_one_incident()
    {
        var incident = Single("28T10:00", Opens<RootKeyMade>("27T08:00", "1"), Opens<RootKeyExists>("27T09:00", "2"),
            Opens<RootKeyChanged>("27T10:00", "3"));

        incident.Began.ShouldBe(At("27T08:00"));
        incident.Ended.ShouldBeNull();
        incident.Severity.ShouldBe(Severity.Critical);
        incident.Kinds.Select(kind => kind.Name).ShouldBe(["RootKeyMade", "RootKeyExists", "RootKeyChanged"]);
    }

    [Fact]
    public void An_observation_that_is_less_urgent_than_its_kind_makes_no_more_urgent_an_incident()
    {
        var less = Opens<EvidenceDiffers>("27T08:00", "1") with { Raised = Severity.High };

        Single("28T10:00", less).Severity.ShouldBe(Severity.High);
        Single("28T10:00", less, Opens<EvidenceDiffers>("27T09:00", "2")).Severity.ShouldBe(Severity.Critical);
    }

    [Fact]
    public void Failed_sign_ins_keep_no_window_open_for_a_sign_in_that_comes_long_after_another_one()
    {
        var failures = Enumerable.Range(0, 30).Select(n =>
            Opens(IncidentCatalog.Get<RootSignInFailed>(), At("25T09:00").AddMinutes(50 * n), $"fail{n}"));

        var incidents = IncidentFold.Of(
            [
                Opens<RootSignIn>("25T08:30", "owner"), .. failures, Opens<RootSignInWithoutMfa>("26T10:00", "thief"),
            ],
            At("27T00:00"));

        incidents.Count.ShouldBe(2);
        incidents[1].Kinds.Select(kind => kind.Name).ShouldBe(["RootSignInWithoutMfa"]);
    }

    [Fact]
    public void Two_keys_of_an_account_are_two_incidents() =>
        IncidentFold.Of(
            [
                Opens<RootKeyExists>("27T08:00", "1", new(SubjectKind.AccessKey, "AKIA1")),
                Opens<RootKeyExists>("27T08:00", "2", new(SubjectKind.AccessKey, "AKIA2")),
            ],
            At("28T00:00")).Count.ShouldBe(2);

    [Fact]
    public void Newer_evidence_ends_a_state_and_says_when()
    {
        var incident = Single("28T10:00", Opens<RootKeyMade>("27T08:00", "1"), Ends("27T11:00", Key));

        (incident.Ended, incident.Ending).ShouldBe((At("27T11:00"), IncidentEnding.Remediated));
    }

    [Fact]
    public void Evidence_as_old_as_the_key_ends_nothing() =>
        Single("28T10:00", Opens<RootKeyMade>("27T08:00", "1"), Ends("27T08:00", Key)).Ended.ShouldBeNull();

    [Fact]
    public void A_key_that_comes_back_is_another_incident() =>
        IncidentFold.Of(
            [
                Opens<RootKeyExists>("25T08:00", "1"), Ends("26T08:00", Key), Opens<RootKeyExists>("27T08:00", "2"),
            ],
            At("28T00:00"))
            .Select(incident => incident.Ending).ShouldBe([IncidentEnding.Remediated, null]);

    [Fact]
    public void No_evidence_ends_an_act()
    {
        var subject = new IncidentSubject(SubjectKind.Mfa);

        Single("28T10:00", Opens<RootMfaChanged>("27T08:00", "1"), Ends("27T09:00", subject)).Ended.ShouldBeNull();
        Should.Throw<ArgumentException>(() => Ends("27T09:00", subject, IncidentCatalog.Get<RootMfaChanged>()));
    }

    [Fact]
    public void An_event_cannot_end_anything() =>
        Should.Throw<ArgumentException>(() => Observation.Ending(
            ObservationId.OfEvent("1", Key), Account, Key, null, At("27T08:00"), At("27T08:00"),
            ObservationSource.RootWrites));

    [Fact]
    public void A_person_ends_an_act_by_what_they_saw_of_it()
    {
        var (seen, later) = (Opens<RootSignIn>("27T08:00", "1"), Opens<RootSignIn>("27T08:30", "2"));

        Single("28T10:00", seen, Looks("27T12:00", SignIns, seen)).Ending.ShouldBe(IncidentEnding.Acknowledged);
        Single("28T10:00", seen, later, Looks("27T12:00", SignIns, seen)).Ended.ShouldBeNull();
    }

    [Fact]
    public void A_person_does_not_end_a_state()
    {
        var key = Opens<RootKeyExists>("27T08:00", "1");

        Single("28T10:00", key, Looks("27T12:00", Key, key)).Ended.ShouldBeNull();
    }

    [Fact]
    public void An_act_that_nobody_looked_at_ends_after_14_days_and_says_so()
    {
        var act = Opens<RootSignIn>("01T08:00", "1");

        Single("15T07:59", act).Ended.ShouldBeNull();
        var ended = Single("15T08:00", act);
        (ended.Ended, ended.Ending).ShouldBe((At("15T08:00"), IncidentEnding.NobodyLooked));
    }

    [Fact]
    public void Sign_ins_less_than_an_hour_apart_are_one_incident_and_others_are_not() =>
        IncidentFold.Of(
            [
                Opens<RootSignIn>("27T08:00", "1"), Opens<RootSignInFailed>("27T08:59", "2"),
                Opens<RootSignIn>("27T09:59", "3"),
            ],
            At("28T00:00"))
            .Select(incident => incident.Matters.Count).ShouldBe([2, 1]);

    [Fact]
    public void Failures_alone_are_recorded_and_five_of_them_are_told()
    {
        Observation[] failures = [.. Enumerable.Range(1, 5).Select(minute =>
            Opens<RootSignInFailed>($"27T08:0{minute}", $"{minute}"))];

        Single("28T00:00", failures[..4]).Severity.ShouldBe(Severity.Low);
        Single("28T00:00", failures).Severity.ShouldBe(Severity.High);
        Single("28T00:00", [.. failures, Opens<RootSignIn>("27T08:06", "6")]).Severity.ShouldBe(Severity.Critical);
    }

    [Fact]
    public void An_account_that_leaves_is_never_remediated()
    {
        var incident = Single(
            "28T00:00", Opens<RootKeyExists>("26T08:00", "1"), Leaves("27T08:00"), Ends("27T09:00", Key));

        (incident.Ended, incident.Ending).ShouldBe((At("27T08:00"), IncidentEnding.Left));
    }

    [Fact]
    public void What_happens_after_an_account_came_back_is_open() =>
        IncidentFold.Of(
            [
                Opens<RootKeyExists>("26T08:00", "1"), Leaves("27T08:00"), Opens<RootKeyExists>("27T18:00", "2"),
            ],
            At("28T00:00"))
            .Select(incident => incident.Ending).ShouldBe([IncidentEnding.Left, null]);

    [Fact]
    public void The_same_event_twice_counts_once()
    {
        var once = Opens<RootSignIn>("27T08:00", "1");

        Single("28T00:00", once, once with { Heard = At("27T09:00") }).Matters.Count.ShouldBe(1);
    }

    [Fact]
    public void A_correction_takes_the_place_of_what_it_corrects_in_any_order()
    {
        var wrong = Opens<RootSignInWithoutMfa>("27T08:00", "1");
        var right = Opens<RootSignIn>("27T08:00", "2") with { Corrects = wrong.Id.Origin };

        Single("28T00:00", right, wrong).Kinds.ShouldHaveSingleItem().Name.ShouldBe("RootSignIn");
        Single("28T00:00", wrong, right).Real.ShouldHaveSingleItem().Id.ShouldBe(wrong.Id);
    }

    [Fact]
    public void A_correction_by_which_nothing_happened_withdraws()
    {
        var wrong = Opens<RootKeyMade>("27T08:00", "1");
        var nothing = Observation.Withdrawal(
            ObservationId.OfEvent("2", Key), Account, Key, wrong.Id.Origin, At("27T08:00"), At("27T12:00"),
            ObservationSource.RootWrites);

        IncidentFold.Of([nothing, wrong], At("28T00:00")).ShouldBeEmpty();
    }

    [Fact]
    public void A_session_is_explained_by_an_AssumeRoot_for_a_task_that_permits_the_call_and_by_no_other()
    {
        var session = new IncidentSubject(SubjectKind.Session, "ASIA1");
        var call = Opens<RootTaskCall>("27T08:00", "1", session) with
        {
            Tasks = ["arn:aws:iam::aws:policy/root-task/A"],
        };

        Explained("arn:aws:iam::aws:policy/root-task/A").ShouldBe(IncidentEnding.Explained);
        Explained("arn:aws:iam::aws:policy/root-task/B").ShouldBeNull();

        IncidentEnding? Explained(string task) => Single("28T00:00", call, Observation.Explanation(
            ObservationId.OfEvent("2", session), Account, session, task, At("27T07:59"), At("27T08:15"))).Ending;
    }

    [Fact]
    public void Another_account_that_leaves_changes_nothing()
    {
        var other = Leaves("27T09:00") with { Account = AccountId.Parse("999999999999") };

        Single("28T00:00", Opens<RootKeyExists>("27T08:00", "1"), other).Ended.ShouldBeNull();
    }
}
