using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Observers;

namespace Guardrails.Tests.Unit.Incidents.Observers;

/// <summary>
/// Notices in the forms that AWS's pages of the two schemas describe, with ids of our own; whether a notice of a root
/// user's looks so is UNCONFIRMED.
/// </summary>
public sealed class NoticeObserverTests
{
    private const string Member = "444444444444";
    private const string Security = "222222222222";

    private static readonly DateTimeOffset Heard = new(2026, 11, 23, 9, 5, 0, TimeSpan.Zero);

    private static readonly ActivityContext Context = Events.Context with
    {
        Accounts = new HashSet<AccountId> { AccountId.Parse(Member), AccountId.Parse(Security) },
        SpeakForOthers = new HashSet<AccountId> { AccountId.Parse(Security) },
    };

    [Fact]
    public void An_exposed_key_is_told_about_the_use_of_that_key()
    {
        var one = Of(Health()).Observations.ShouldHaveSingleItem();

        (one.Kind!.Name, one.Account.Value, one.Subject, one.Source, one.Happened).ShouldBe((
            "CredentialExposed", Member, new IncidentSubject(SubjectKind.AccessKeyUse, "AKIAIOSFODNN7EXAMPLE"),
            ObservationSource.AwsHealth, new DateTimeOffset(2026, 11, 23, 8, 30, 0, TimeSpan.Zero)));
        one.Facts.ShouldContain("In its words: We found your key in public.");
    }

    [Fact]
    public void Words_that_are_too_long_are_cut_between_two_characters()
    {
        var words = $"{new string('a', 998)}\ud83d\ude00b";

        Of(Health(notice => notice["detail"]!["eventDescription"]![0]!["latestDescription"] = words)).Observations
            .ShouldHaveSingleItem().Facts.ShouldContain($"In its words: {new string('a', 998)}…");
    }

    [Fact]
    public void A_notice_that_comes_again_with_another_envelope_is_the_same_one() =>
        Of(Health(notice => notice["id"] = "other")).Observations.Select(one => one.Id)
            .ShouldBe(Of(Health()).Observations.Select(one => one.Id));

    [Fact]
    public void Two_exposed_keys_are_two_incidents_and_a_notice_without_any_is_one()
    {
        Of(Health(notice => notice["detail"]!["affectedEntities"] = JsonNode.Parse(
            """[{"entityValue":"AKIA1"},{"entityValue":"AKIA2"},{"entityValue":"AKIA1"}]"""))).Observations.Count
            .ShouldBe(2);
        Of(Health(notice => notice["detail"]!.AsObject().Remove("affectedEntities"))).Observations
            .ShouldHaveSingleItem().Subject.Id.ShouldBe("");
    }

    [Fact]
    public void A_finding_about_root_is_told()
    {
        var one = Of(Finding()).Observations.ShouldHaveSingleItem();

        (one.Kind!.Name, one.Account.Value, one.Source, one.Happened).ShouldBe((
            "RootThreatFound", Member, ObservationSource.GuardDuty,
            new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero)));
        one.Facts.ShouldContain("Amazon GuardDuty says Policy:IAMUser/RootCredentialUsage.");
    }

    [Theory]
    [InlineData("222222222222", true)]
    [InlineData("555555555555", false)]
    public void A_finding_of_another_account_is_believed_from_those_that_AWS_tells_of_others(string sender, bool told)
    {
        var observed = Of(Finding(notice => notice["account"] = sender));

        observed.Observations.Count.ShouldBe(told ? 1 : 0);
        (observed.Suspicion is null).ShouldBe(told);
    }

    [Fact]
    public void A_member_cannot_speak_for_another_member() =>
        Of(Health(notice => notice["detail"]!["affectedAccount"] = Security)).Suspicion
            .ShouldBe("Account 444444444444 sent it and it is about account 222222222222.");

    [Theory]
    [InlineData("account", "It does not say which account it is about.")]
    [InlineData("time", "It does not say when it was.")]
    public void What_does_not_say_whose_or_when_is_suspect(string missing, string why) =>
        Of(Health(notice =>
        {
            notice.Remove(missing);
            notice["detail"]!.AsObject().Remove("startTime");
        })).Suspicion.ShouldBe(why);

    [Fact]
    public void An_event_of_CloudTrails_is_no_notice_and_one_without_an_id_is_an_error()
    {
        AwsNotice.Read(RootEvent.With()).ShouldBeNull();
        Should.Throw<FormatException>(() => Of(Health(notice => notice["detail"]!.AsObject().Remove("eventArn"))))
            .Message.ShouldBe("the event.detail.eventArn is missing: expected text.");
    }

    internal static Core.Incidents.Observers.Observed Of(string json) =>
        NoticeObserver.Of(AwsNotice.Read(json)!, Context, Heard);

    internal static string Health(Action<JsonObject>? change = null) => Changed(
        """
        {"version":"0","id":"7bf73129-1428-4cd3-a780-95db273d1602","detail-type":"AWS Health Event",
         "source":"aws.health","account":"444444444444","time":"2026-11-23T09:00:00Z","region":"us-east-1",
         "resources":[],"detail":{
          "eventArn":"arn:aws:health:us-east-1::event/RISK/AWS_RISK_CREDENTIALS_EXPOSED/AWS_RISK_CREDENTIALS_EXPOSED_1",
          "service":"RISK","eventTypeCode":"AWS_RISK_CREDENTIALS_EXPOSED","eventTypeCategory":"issue",
          "startTime":"Mon, 23 Nov 2026 08:30:00 GMT",
          "eventDescription":[{"language":"en_US","latestDescription":"We found your key in public."}],
          "affectedEntities":[{"entityValue":"AKIAIOSFODNN7EXAMPLE"}]}}
        """,
        change);

    internal static string Finding(Action<JsonObject>? change = null) => Changed(
        """
        {"version":"0","id":"cd2d702e-ab31-411b-9344-793ce56b1bc7","detail-type":"GuardDuty Finding",
         "source":"aws.guardduty","account":"444444444444","time":"2026-11-23T09:00:00Z","region":"us-east-1",
         "resources":[],"detail":{"schemaVersion":"2.0","accountId":"444444444444","region":"us-east-1",
          "id":"16afba5c5c43e07c9e3e5e2e544e95df","type":"Policy:IAMUser/RootCredentialUsage",
          "resource":{"resourceType":"AccessKey","accessKeyDetails":{"accessKeyId":"ASIAEXAMPLE","userType":"Root"}},
          "service":{"serviceName":"guardduty","eventFirstSeen":"2026-11-23T08:00:00.000Z","count":1},
          "severity":2,"createdAt":"2026-11-23T08:05:00.000Z","description":"API DescribeInstances was invoked."}}
        """,
        change);

    private static string Changed(string json, Action<JsonObject>? change)
    {
        var notice = JsonNode.Parse(json)!.AsObject();
        change?.Invoke(notice);
        return notice.ToJsonString();
    }
}
