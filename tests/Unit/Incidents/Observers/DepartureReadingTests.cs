using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Observers;
using static Guardrails.Tests.Unit.Incidents.Observers.Events;

namespace Guardrails.Tests.Unit.Incidents.Observers;

/// <summary>Accounts that left, as the management account says it.</summary>
public sealed class DepartureReadingTests
{
    [Theory]
    [InlineData("111111111111", """{"accountId":"333333333333","departedMethod":"Left"}""", "333333333333")]
    [InlineData("111111111111", """{"departure":{"accountId":"333333333333","by":"111111111111"}}""", "333333333333")]
    [InlineData("111111111111", """{"accountId":"111111111111"}""", "It does not name the one account that left.")]
    [InlineData("111111111111", "{}", "It does not name the one account that left.")]
    [InlineData(
        "111111111111",
        """{"accountId":"333333333333","otherAccountId":"555555555555"}""",
        "It does not name the one account that left.")]
    [InlineData(
        "444444444444",
        """{"accountId":"333333333333"}""",
        "Account 444444444444 sent it, which is not the management account.")]
    public void An_account_has_left_where_the_management_account_says_so_and_names_it(
        string sender, string details, string leftOrWhyNot)
    {
        var detail = Departed(sender, details);

        var observed = ActivityObserver.Of(
            RootActivity.Parse(RootEvent.With(Parsed(
                $$"""
                {"source":"aws.organizations","detail-type":"AWS Service Event via CloudTrail","account":"{{sender}}"}
                """), detail)),
            Context, Heard);

        if (observed.Suspicion is { } why)
            why.ShouldBe(leftOrWhyNot);
        observed.Observations.Select(one => $"{one.Account} {one.Effect} {one.Kind?.Name}".TrimEnd())
            .ShouldBe(observed.Suspicion is null
                ? [$"{leftOrWhyNot} Leaves", $"{leftOrWhyNot} Opens AccountLeft"]
                : []);
    }

    [Fact]
    public void What_was_open_ends_with_the_departure_and_the_departure_itself_is_open()
    {
        var left = ActivityObserver.Of(
            RootActivity.Parse(RootEvent.With(
                Parsed("""{"source":"aws.organizations","account":"111111111111"}"""),
                Departed("111111111111", $$"""{"accountId":"{{Observed.Account}}"}"""))),
            Context, Heard).Observations;

        IncidentFold.Of([Observed.Opens<RootKeyMade>("22T09:00", "a"), .. left], Observed.At("23T10:00"))
            .Select(one => $"{one.Subject.Kind} {(one.Ended is null ? "open" : $"{one.Ending}")}")
            .ShouldBe(["AccessKey Left", "Membership open"]);
    }

    private static JsonObject Departed(string sender, string details) => new()
    {
        ["eventID"] = "e0176723-ea76-4275-83a3-00000000000c",
        ["eventSource"] = "organizations.amazonaws.com",
        ["eventName"] = "AccountDepartedOrganization",
        ["eventType"] = "AwsServiceEvent",
        ["userIdentity"] = new JsonObject { ["accountId"] = sender, ["invokedBy"] = "AWS Internal" },
        ["recipientAccountId"] = sender,
        ["serviceEventDetails"] = JsonNode.Parse(details),
    };
}
