using Guardrails.Core.Controls;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Observers;
using static Guardrails.Tests.Unit.Incidents.Observers.Evaluations;

namespace Guardrails.Tests.Unit.Incidents.Observers;

public sealed class EvaluationObserverTests
{
    private readonly Evaluations _keys = new();

    [Fact]
    public void Of_hundreds_of_keys_that_came_and_went_each_evaluation_ends_a_hundred_and_the_last_one_all()
    {
        var keys = new Evaluations();
        keys.At("23T09:00", Evaluations.Keys());
        for (var number = 0; number < 250; number++)
        {
            keys.Heard.Add(new(
                new(SubjectKind.AccessKey, $"AKIA{number:000}"), Observed.At("23T10:00").AddSeconds(number)));
        }

        var ended = new HashSet<string>();
        foreach (var (time, most) in new[] { ("24T09:00", 100), ("25T09:00", 220), ("26T09:00", 250) })
        {
            var said = keys.At(time, Evaluations.Keys());
            said.Count.ShouldBeLessThanOrEqualTo(100);
            ended.UnionWith(said);
            ended.Count.ShouldBeLessThanOrEqualTo(most);
        }

        ended.Count.ShouldBe(250);
        keys.Latest!.KeysAnswered.ShouldBe(Observed.At("26T09:00"));
        keys.At("27T09:00", Evaluations.Keys()).ShouldBeEmpty();
    }

    [Fact]
    public void A_key_opens_once_and_ends_when_complete_evidence_shows_it_gone()
    {
        _keys.At("23T09:00", Keys(One)).ShouldBe([$"Opens RootKeyExists AccessKey/{One}"]);
        _keys.At("24T09:00", Keys(One)).ShouldBeEmpty();
        _keys.At("25T09:00", Keys(One, Two)).ShouldBe([$"Opens RootKeyExists AccessKey/{Two}"]);
        _keys.At("26T09:00", Keys(Two)).ShouldBe([$"Ends AccessKey/{One}"]);
        _keys.Open("26T10:00").ShouldBe([$"AccessKey/{Two}"]);
        _keys.At("27T09:00", Keys()).ShouldBe([$"Ends AccessKey/{Two}"]);
        _keys.At("28T09:00", Keys()).ShouldBeEmpty();
        _keys.Open("28T10:00").ShouldBeEmpty();
    }

    [Fact]
    public void A_key_that_changes_its_state_is_told_and_one_whose_state_is_not_shown_is_not()
    {
        _keys.At("23T09:00", Keys(One));

        _keys.At("24T09:00", Inactive(One)).ShouldBe([$"Opens RootKeyExists AccessKey/{One}"]);
        _keys.At("25T09:00", SomeKeys(summary: true)).ShouldBeEmpty();
        _keys.At("26T09:00", Inactive(One)).ShouldBeEmpty();
    }

    [Fact]
    public void First_evidence_says_so_also_after_answers_that_decided_nothing()
    {
        _keys.Unknown("22T09:00");
        _keys.At("23T09:00", Keys(One));
        _keys.At("24T09:00", Keys(One, Two));

        _keys.All.Select(one => one.IsFirstEvidence).ShouldBe([true, false]);
        _keys.All.ShouldAllBe(one => one.By == "NoRootAccessKeys");
        _keys.All[0].Facts[0].ShouldBe("The control NoRootAccessKeys says:");
        _keys.All[0].Facts[^1].ShouldStartWith("Asked 2026-11-23 09:00 UTC: ");
    }

    /// <summary>Each evidence is of an account in which both keys may still be there.</summary>
    [Fact]
    public void What_does_not_show_every_key_ends_none()
    {
        _keys.At("23T09:00", Keys(One, Two));

        _keys.At("23T10:00", SomeKeys(summary: true, One)).ShouldBeEmpty();
        _keys.At("23T11:00", SomeKeys(summary: null)).ShouldBeEmpty();
        _keys.At("23T12:00", SomeKeys(summary: false)).ShouldBeEmpty();
        _keys.Unknown("23T13:00").ShouldBeEmpty();
        _keys.At("23T14:00", Verdict.Unknown("Something is missing."), Keys()).ShouldBeEmpty();
        _keys.At("23T15:00", Reported(1)).ShouldBeEmpty();
        _keys.Open("23T16:00").ShouldBe([$"AccessKey/{Two}", $"AccessKey/{One}"], ignoreOrder: true);
        _keys.At("23T17:00", Keys()).ShouldBe([$"Ends AccessKey/{One}", $"Ends AccessKey/{Two}"]);
        _keys.Open("23T18:00").ShouldBeEmpty();
    }

    [Fact]
    public void A_key_that_is_seen_while_nothing_decides_is_told_when_something_does()
    {
        _keys.At("23T09:00", Keys(One));
        _keys.At("24T09:00", Verdict.Unknown("Something is missing."), Keys(One, Two)).ShouldBeEmpty();

        _keys.At("25T09:00", Keys(One, Two)).ShouldBe([$"Opens RootKeyExists AccessKey/{Two}"]);
    }

    [Fact]
    public void A_key_of_the_report_ends_when_its_id_is_known_and_is_no_other_one_where_it_was_known_before()
    {
        _keys.At("23T09:00", Reported(1)).ShouldBe(["Opens RootKeyExists AccessKey/1"]);
        _keys.At("23T10:00", Reported(1, 2)).ShouldBe(["Opens RootKeyExists AccessKey/2"]);
        _keys.At("23T11:00", Keys(One, Two)).ShouldBe(
        [
            $"Opens RootKeyExists AccessKey/{One}", $"Opens RootKeyExists AccessKey/{Two}",
            "Ends AccessKey/1", "Ends AccessKey/2",
        ]);
        _keys.At("23T12:00", Reported(2)).ShouldBeEmpty("either of them");
        _keys.At("23T13:00", Keys()).Count.ShouldBe(2);
        _keys.Open("23T14:00").ShouldBeEmpty();
    }

    [Fact]
    public void A_key_that_only_the_summary_shows_is_one_and_ends_with_all()
    {
        _keys.At("23T09:00", SomeKeys(summary: true)).ShouldBe(["Opens RootKeyExists AccessKey"]);
        _keys.At("23T10:00", SomeKeys(summary: true)).ShouldBeEmpty();
        _keys.At("23T11:00", Reported(1)).ShouldBeEmpty();
        _keys.At("23T12:00", Keys()).ShouldBe(["Ends AccessKey"]);
    }

    [Fact]
    public void What_an_event_told_of_a_key_that_nobody_saw_ends_by_later_evidence()
    {
        _keys.At("23T08:00", Keys());
        Hear("23T09:00", One);

        _keys.At("23T10:00", Keys()).ShouldBe([$"Ends AccessKey/{One}"]);
        _keys.Open("23T11:00").ShouldBeEmpty();
        _keys.At("23T12:00", Keys()).ShouldBeEmpty("it was answered");
    }

    /// <summary>Neither of the answers between may count as one.</summary>
    [Fact]
    public void What_an_event_told_waits_for_evidence_of_every_key()
    {
        _keys.At("23T08:00", Keys());
        Hear("23T09:00", One);

        _keys.Unknown("23T10:00").ShouldBeEmpty();
        _keys.At("23T12:00", SomeKeys(summary: null)).ShouldBeEmpty();
        _keys.At("24T08:00", SomeKeys(summary: true)).ShouldBe(["Opens RootKeyExists AccessKey"]);
        _keys.At("25T08:00", Keys(Two)).ShouldContain($"Ends AccessKey/{One}");
        _keys.Open("25T09:00").ShouldBe([$"AccessKey/{Two}"]);
    }

    /// <summary>AWS Lambda may invoke six hours late: whatever happened meanwhile is not answered.</summary>
    [Fact]
    public void What_happened_after_the_question_is_answered_by_the_next_one()
    {
        _keys.At("23T08:00", Keys());
        Hear("23T09:00", One);

        _keys.At("23T08:30", Keys());
        _keys.Open("23T09:30").ShouldBe([$"AccessKey/{One}"]);
        _keys.At("24T08:00", Keys()).ShouldBe([$"Ends AccessKey/{One}"]);
        _keys.Open("24T09:00").ShouldBeEmpty();
    }

    [Fact]
    public void A_key_that_an_event_did_not_name_is_gone_when_all_are()
    {
        Hear("23T08:00", "");

        _keys.At("23T09:00", Keys(One)).ShouldBe([$"Opens RootKeyExists AccessKey/{One}"]);
        _keys.At("23T09:10", Keys()).ShouldBe([$"Ends AccessKey/{One}", "Ends AccessKey"]);
    }

    [Fact]
    public void Several_controls_join_one_incident_and_any_evidence_that_the_key_is_gone_ends_it()
    {
        var active = new Evaluations("NoActiveRootAccessKeys");
        var opened = _keys.At("23T09:00", Keys(One)).Concat(active.At("23T09:01", Keys(One)));
        opened.ShouldBe(Enumerable.Repeat($"Opens RootKeyExists AccessKey/{One}", 2));
        IncidentFold.Of([.. _keys.All, .. active.All], Observed.At("23T10:00")).ShouldHaveSingleItem()
            .Matters.Count.ShouldBe(2);

        active.At("24T09:00", Inactive(One)).ShouldBe([$"Ends RootKeyExists AccessKey/{One}"], "it accepts that");
        active.Open("24T10:00").ShouldBeEmpty();
        IncidentFold.Of([.. _keys.All, .. active.All], Observed.At("24T10:00")).ShouldHaveSingleItem()
            .Ended.ShouldBeNull("the other control does not");

        active.At("25T09:00", Keys()).ShouldBe([$"Ends AccessKey/{One}"]);
        IncidentFold.Of([.. _keys.All, .. active.All], Observed.At("25T10:00")).ShouldHaveSingleItem()
            .Ended.ShouldNotBeNull();
    }

    [Fact]
    public void A_known_key_that_becomes_bad_is_told()
    {
        var old = new Evaluations("NoOldRootAccessKeys");

        old.At("23T09:00", Keys(One)).ShouldBeEmpty();
        old.At("24T09:00", Keys(One) with { AskedAt = Observed.At("23T09:00").AddYears(1) })
            .ShouldBe([$"Opens RootKeyExists AccessKey/{One}"]);
    }

    [Fact]
    public void Certificates_open_and_end_like_keys()
    {
        var certificates = new Evaluations("NoRootSigningCertificates");

        certificates.At("23T09:00", Certificates("TA7SMP42TDN5Z26OBPJE", "TA7SMP42TDN5Z26OBPJF")).ShouldBe(
        [
            "Opens RootCertificateExists SigningCertificate/TA7SMP42TDN5Z26OBPJE",
            "Opens RootCertificateExists SigningCertificate/TA7SMP42TDN5Z26OBPJF",
        ]);
        certificates.At("24T09:00", Certificates("TA7SMP42TDN5Z26OBPJF"))
            .ShouldBe(["Ends SigningCertificate/TA7SMP42TDN5Z26OBPJE"]);
        certificates.At("25T09:00", Certificates()).ShouldBe(["Ends SigningCertificate/TA7SMP42TDN5Z26OBPJF"]);
    }

    [Fact]
    public void Missing_MFA_opens_when_it_is_seen_and_ends_when_MFA_is()
    {
        var mfa = new Evaluations("RootMfa");

        mfa.At("23T09:00", Mfa(enabled: false)).ShouldBe(["Opens RootMfaMissing Mfa"]);
        mfa.At("24T09:00", Mfa(enabled: false)).ShouldBeEmpty();
        mfa.Unknown("25T09:00").ShouldBeEmpty();
        mfa.Latest!.Compliance.ShouldBe(Compliance.NonCompliant, "what was seen bad stays bad");
        mfa.At("26T09:00", Mfa(enabled: false)).ShouldBeEmpty();
        mfa.At("27T09:00", Mfa(enabled: true)).ShouldBe(["Ends RootMfaMissing Mfa"]);
        mfa.Open("27T10:00").ShouldBeEmpty();
    }

    [Fact]
    public void Missing_MFA_of_an_account_without_credentials_ends()
    {
        var mfa = new Evaluations("RootMfa");
        mfa.At("23T09:00", Mfa(enabled: false));

        mfa.At("24T09:00", Keys()).ShouldBe(["Ends RootMfaMissing Mfa"]);
    }

    [Fact]
    public void Another_control_tells_when_it_turns_bad_and_ends_everything_with_the_credentials()
    {
        var all = new Evaluations("NoRootCredentials");

        all.At("23T09:00", Keys(One)).ShouldBe(
            [$"Opens RootKeyExists AccessKey/{One}", "Opens ControlFailed Evidence/NoRootCredentials"]);
        all.At("24T09:00", Keys(One)).ShouldBeEmpty();
        all.At("25T09:00", Keys()).ShouldBe(
            [$"Ends AccessKey/{One}", "Ends ControlFailed Evidence/NoRootCredentials"]);
        all.Open("25T10:00").ShouldBeEmpty();
    }

    [Fact]
    public void An_account_of_which_nothing_is_known_for_two_periods_is_told_once_and_ends_when_something_decides()
    {
        _keys.At("23T09:00", Keys());

        _keys.Unknown("24T09:00").ShouldBeEmpty();
        _keys.Unknown("25T09:00").ShouldBeEmpty();
        _keys.Unknown("26T08:55").ShouldBe(["Opens EvidenceMissing Evidence"], "AWS Config does not ask to the minute");
        _keys.Unknown("27T09:00").ShouldBeEmpty();
        _keys.Latest!.UnknownSince.ShouldBe(Observed.At("24T09:00"));
        _keys.At("28T09:00", Keys()).ShouldBe(["Ends EvidenceMissing Evidence"]);
        _keys.Open("28T10:00").ShouldBeEmpty();
    }

    /// <summary>AWS Lambda invokes again what failed, and the question keeps its ordering time.</summary>
    [Fact]
    public void The_same_question_may_be_answered_after_it_was_not()
    {
        _keys.Unknown("23T09:00");
        _keys.Unknown("24T09:00");
        _keys.Unknown("25T09:00").ShouldBe(["Opens EvidenceMissing Evidence"]);

        _keys.Latest!.Outdates(Observed.At("25T09:00"), Compliance.Unknown).ShouldBeTrue();
        _keys.Latest.Outdates(Observed.At("25T09:00"), Compliance.Compliant).ShouldBeFalse();
        _keys.Latest.Outdates(Observed.At("25T08:59"), Compliance.Compliant).ShouldBeTrue();
        _keys.At("25T09:00", Keys(One)).ShouldBe(
            [$"Opens RootKeyExists AccessKey/{One}", "Ends EvidenceMissing Evidence"]);
        _keys.All.Select(one => one.Id).Distinct().Count().ShouldBe(_keys.All.Count);
        _keys.Open("25T10:00").ShouldBe([$"AccessKey/{One}"]);
        _keys.Latest.Outdates(Observed.At("25T09:00"), Compliance.Compliant).ShouldBeTrue();
    }

    private void Hear(string time, string key)
    {
        var subject = new IncidentSubject(SubjectKind.AccessKey, key);
        _keys.All.Add(Observed.Opens<RootKeyMade>(time, $"event-{key}", subject));
        _keys.Heard.Add(new(subject, Observed.At(time).AddMinutes(1)));
    }
}
