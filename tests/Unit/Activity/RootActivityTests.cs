using System.Text.Json.Nodes;
using Guardrails.Core.Activity;

namespace Guardrails.Tests.Unit.Activity;

public sealed class RootActivityTests
{
    private static readonly IReadOnlyDictionary<string, JsonObject> Table =
        CaseTable.Load<JsonObject>("tests", "Unit", "Activity", "activities.json");

    public static TheoryData<string> Cases => [.. Table.Keys];

    [Theory, MemberData(nameof(Cases))]
    public void Event_is_read(string name)
    {
        var one = Table[name];

        var facts = ActivityFacts.Of(RootActivity.Parse(RootEvent.With(one["event"], one["detail"])));

        foreach (var (fact, expected) in one["reads"]!.AsObject())
        {
            facts.ShouldContainKey(fact);
            facts[fact].ShouldBe(expected?.GetValue<string>(), fact);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Record_of_a_file_says_the_same_as_the_delivered_event_but_for_the_delivery(string name)
    {
        var one = Table[name];
        var delivered = RootEvent.With(one["event"], one["detail"]);

        var record = RootActivity.ParseRecord(JsonNode.Parse(delivered)!["detail"]!.ToJsonString());

        var expected = RootActivity.Parse(delivered);
        var accounts = record.Accounts with { Sender = expected.Accounts.Sender };
        var same = ActivityFacts.Of(record with { Delivery = expected.Delivery, Accounts = accounts });
        same.ShouldBe(ActivityFacts.Of(expected).ToDictionary(
            fact => fact.Key, fact => fact.Value?.Replace("the event.detail", "the event", StringComparison.Ordinal)));
        record.Delivery.Source.TryGet(out _).ShouldBeFalse();
        record.Accounts.Sender.TryGet(out _).ShouldBeFalse();
    }

    [Fact]
    public void Every_fact_is_read_of_some_event()
    {
        var read = Table.Values
            .SelectMany(one => one["reads"]!.AsObject())
            .Where(fact => fact.Value is not null)
            .Select(fact => fact.Key)
            .Distinct();

        read.ShouldBe(ActivityFacts.Of(RootActivity.Parse(RootEvent.With())).Keys, ignoreOrder: true);
    }

    [Fact]
    public void Every_case_names_the_page_that_shows_its_event() =>
        Table.Values.ShouldAllBe(
            one => one["page"]!.GetValue<string>().StartsWith("https://", StringComparison.Ordinal));

    [Theory]
    [InlineData("", "the event is not JSON: ")]
    [InlineData("{", "the event is not JSON: ")]
    [InlineData("null", "the event is not a JSON object.")]
    [InlineData("[]", "the event is not a JSON object.")]
    [InlineData("{}", "the event.detail is missing: expected an object.")]
    [InlineData("""{"detail":"text"}""", "the event.detail is \"text\": expected an object.")]
    [InlineData("""{"detail":{"eventName":"A"}}""", "the event.detail.eventSource is missing: expected text.")]
    [InlineData("""{"detail":{"eventSource":"a","eventName":1}}""", "the event.detail.eventName is 1: expected text.")]
    [InlineData("""{"id":"1","id":"2","detail":{}}""", "the event is not JSON: ")]
    public void What_is_no_event_is_an_error_that_says_so(string json, string message) =>
        Should.Throw<FormatException>(() => RootActivity.Parse(json)).Message.ShouldStartWith(message);

    [Fact]
    public void Nothing_but_its_name_is_needed_and_what_is_missing_is_named_when_it_is_asked_for()
    {
        var activity = RootActivity.Parse(
            """{"detail":{"eventSource":"iam.amazonaws.com","eventName":"CreateAccessKey"}}""");

        (activity.EventSource, activity.Name).ShouldBe(("iam.amazonaws.com", "CreateAccessKey"));
        Missing(() => activity.Id.EventId.Require()).ShouldBe("the event.detail.eventID is missing: expected text.");
        Missing(() => activity.Time.Require()).ShouldBe("the event.detail.eventTime is missing: expected text.");
        Missing(() => activity.Delivery.Source.Require()).ShouldBe("the event.source is missing: expected text.");
        Missing(() => activity.Accounts.Sender.Require()).ShouldBe("the event.account is missing: expected text.");
        Missing(() => activity.Accounts.Recipient.Require())
            .ShouldBe("the event.detail.recipientAccountId is missing: expected text.");
        Missing(() => activity.Accounts.Caller.Require())
            .ShouldBe("the event.detail.userIdentity is missing: expected an object.");
        Missing(() => activity.Caller.Require())
            .ShouldBe("the event.detail.userIdentity is missing: expected an object.");
        activity.Outcome.Require().Failure.ShouldBeNull();
        activity.SignIn.ShouldBeNull();

        static string Missing(Action require) => Should.Throw<FormatException>(require).Message;
    }

    [Fact]
    public void Accounts_that_disagree_are_kept_apart()
    {
        var accounts = RootActivity.Parse(RootEvent.With(
            new JsonObject { ["account"] = "555555555555" },
            new JsonObject { ["recipientAccountId"] = "666666666666" })).Accounts;

        (accounts.Sender.Require().Value, accounts.Recipient.Require().Value, accounts.Caller.Require().Value)
            .ShouldBe(("555555555555", "666666666666", "444444444444"));
    }

    [Fact]
    public void A_session_s_secrets_are_not_kept()
    {
        var issued = new JsonObject
        {
            ["responseElements"] = new JsonObject
            {
                ["credentials"] = new JsonObject
                {
                    ["accessKeyId"] = "ASIAIOSFODNN7EXAMPLE",
                    ["sessionToken"] = "very secret",
                },
                ["list"] = new JsonArray(new JsonObject { ["SecretAccessKey"] = "very secret" }),
            },
        };

        var activity = RootActivity.Parse(RootEvent.With(detailChanges: issued));

        activity.Details.Answer!.ToJsonString()
            .ShouldBe("""{"credentials":{"accessKeyId":"ASIAIOSFODNN7EXAMPLE"},"list":[{}]}""");
        activity.Issued.ShouldNotBeNull().AccessKeyId.ShouldBe("ASIAIOSFODNN7EXAMPLE");
    }
}
