using System.Text.Json.Nodes;
using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;

namespace Guardrails.Tests.Unit.Controls;

public sealed class ConfigRuleEventTests
{
    private static readonly IReadOnlyDictionary<string, JsonObject> Table =
        CaseTable.Load<JsonObject>("tests", "Unit", "Controls", "config-events.json");

    public static TheoryData<string> Cases => [.. Table.Keys];

    [Theory, MemberData(nameof(Cases))]
    public void Event_is_decided(string name)
    {
        var one = Table[name];
        var json = Event(one);

        if (one["error"] is { } error)
        {
            Should.Throw<FormatException>(
                () => ConfigRuleEvent.Read(json, ControlCatalog.All)).Message.ShouldContain(error.GetValue<string>());
            return;
        }

        var reading = ConfigRuleEvent.Read(json, ControlCatalog.All);

        reading.Refusal.ShouldBe(one["refused"]?.GetValue<string>());
        (reading.Request is null).ShouldBe(one["refused"] is not null);
        if (reading.Request is { } request)
        {
            var ordered = request.OrderingTimestamp.UtcDateTime;
            $"{request.Resource.Type} {request.Resource.Id} at {ordered:yyyy-MM-ddTHH:mm:ss.fffZ}"
                .ShouldBe((one["judge"] ?? one["notApplicable"])!.GetValue<string>());
            (request.NotApplicableBecause is not null).ShouldBe(one["notApplicable"] is not null);
            (request.Account.Value, request.Control.Name, request.ResultToken)
                .ShouldBe(("444444444444", "RootMfa", "token"));
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_shape_that_is_accepted_is_one_that_a_page_of_aws_documents(string name)
    {
        var one = Table[name];

        if (one["judge"] is not null || one["notApplicable"] is not null)
            one["page"].ShouldNotBeNull().GetValue<string>().ShouldStartWith("https://docs.aws.amazon.com/");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    public void Anything_else_is_an_error_that_says_so(string json) =>
        Should.Throw<FormatException>(
            () => ConfigRuleEvent.Read(json, ControlCatalog.All)).Message.ShouldStartWith("the event");

    [Fact]
    public void A_control_that_is_missing_is_answered_with_the_catalog() =>
        Should.Throw<FormatException>(
            () => ConfigRuleEvent.Read(Event(Table["Absent rule parameters are an error"]), ControlCatalog.All))
            .Message.ShouldContain(
                $"Accepted: {string.Join(", ", ControlCatalog.All.Select(control => control.Name))}.");

    private static string Event(JsonObject one)
    {
        var invoking = new JsonObject
        {
            ["awsAccountId"] = "444444444444",
            ["notificationCreationTime"] = "2026-11-23T09:00:00.373Z",
            ["messageType"] = "ScheduledNotification",
            ["recordVersion"] = "1.0",
        };
        Replace(invoking, one["invokingEvent"]);

        var outer = new JsonObject
        {
            ["invokingEvent"] = invoking.ToJsonString(),
            ["ruleParameters"] = """{"control":"RootMfa"}""",
            ["resultToken"] = "token",
            ["eventLeftScope"] = false,
            ["executionRoleArn"] = 
                "arn:aws:iam::444444444444:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
            ["configRuleArn"] = "arn:aws:config:us-east-1:444444444444:config-rule/aws-service-rule/"
                + "config-multiaccountsetup.amazonaws.com/config-rule-abcdef",
            ["configRuleName"] = "OrgConfigRule-root-mfa-abcd1234",
            ["configRuleId"] = "config-rule-abcdef",
            ["accountId"] = "444444444444",
            ["version"] = "1.0",
        };
        Replace(outer, one["event"]);
        return outer.ToJsonString();
    }

    private static void Replace(JsonObject target, JsonNode? changes)
    {
        foreach (var (name, value) in changes?.AsObject() ?? [])
        {
            if (value is null)
                target.Remove(name);
            else
                target[name] = value.DeepClone();
        }
    }
}
