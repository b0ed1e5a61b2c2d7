using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Recheck;

namespace Guardrails.Tests.Unit.Recheck;

public sealed class RecheckDecisionTests
{
    private static readonly IReadOnlyDictionary<string, JsonObject> Table =
        CaseTable.Load<JsonObject>("tests", "Unit", "Recheck", "events.json");

    private static readonly RecheckScope Scope = new(
        AccountId.Parse("111111111111"),
        new HashSet<AccountId> { AccountId.Parse("999999999999") },
        new(["root-mfa"], []));

    public static TheoryData<string> Cases => [.. Table.Keys];

    [Theory, MemberData(nameof(Cases))]
    public void Event_is_decided_on(string name)
    {
        var one = Table[name];

        var decision = RecheckDecision.Of(RootEvent.With(one["event"], one["detail"]), Scope);

        var reason = one["root"] is not null ? RecheckReason.RootCredentialsChanged : RecheckReason.AccountJoined;
        if (one["error"]?.GetValue<string>() is { } error)
            decision.ShouldBeOfType<RecheckDecision.Malformed>().Problem.ShouldContain(error);
        else if ((one["root"] ?? one["joined"])?.GetValue<string>() is { } started)
            decision.ShouldBe(new RecheckDecision.Start(AccountId.Parse("444444444444"), reason, started));
        else if (one["departed"]?.GetValue<string>() is { } departed)
            decision.ShouldBe(new RecheckDecision.Departed(AccountId.Parse("444444444444"), departed));
        else
            ShouldBeIgnored(decision, one["ignored"]!.GetValue<string>());
    }

    /// <summary>Each ignored event has an account and a name to look for.</summary>
    private static void ShouldBeIgnored(RecheckDecision decision, string why)
    {
        var ignored = decision.ShouldBeOfType<RecheckDecision.Ignored>();
        ignored.Why.ShouldBe(why);
        ignored.Account.ShouldNotBeNull();
        ignored.Event.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_watched_event_has_a_case_that_names_its_page()
    {
        var started = Table.Values
            .Where(one => (one["root"] ?? one["joined"]) is not null)
            .ToList();

        WatchedEvents.RootCredentials.Concat(WatchedEvents.JoinedAccounts).Select(watched => watched.ToString())
            .Except(started.Select(one => (one["root"] ?? one["joined"])!.GetValue<string>()))
            .ShouldBeEmpty();
        started.ShouldAllBe(one => one["page"]!.GetValue<string>().StartsWith("https://", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"detail":"text"}""")]
    public void Anything_else_is_malformed_and_says_so(string json) =>
        RecheckDecision.Of(json, Scope)
            .ShouldBeOfType<RecheckDecision.Malformed>().Problem.ShouldStartWith("the event");

    [Fact]
    public void An_excluded_account_is_left_alone_and_what_it_asked_for_is_said()
    {
        var json = RootEvent.With().Replace("444444444444", "999999999999");

        RecheckDecision.Of(json, Scope).ShouldBe(new RecheckDecision.Ignored(
            "Account 999999999999 is excluded in the organization's file: it has no rules.",
            AccountId.Parse("999999999999"),
            "iam:CreateAccessKey"));
    }

    [Fact]
    public void Where_there_is_no_rule_nothing_is_started() =>
        RecheckDecision.Of(RootEvent.With(), Scope with { Rules = new([], []) })
            .ShouldBeOfType<RecheckDecision.Ignored>().Why
            .ShouldBe("No control and no conformance pack of the catalog is on: there is no rule to start.");

    [Fact]
    public void A_bad_part_is_only_an_error_where_it_is_needed()
    {
        // It is ignored for its name, whoever called.
        var odd = new JsonObject { ["eventName"] = "ListAccessKeys", ["userIdentity"] = "root", ["errorCode"] = 5 };

        RecheckDecision.Of(RootEvent.With(detailChanges: odd), Scope).ShouldBeOfType<RecheckDecision.Ignored>();
    }

    [Fact]
    public void Beside_an_error_code_the_message_decides_nothing()
    {
        var failed = new JsonObject { ["errorCode"] = "AccessDenied", ["errorMessage"] = new JsonObject() };

        ShouldBeIgnored(
            RecheckDecision.Of(RootEvent.With(detailChanges: failed), Scope),
            "iam:CreateAccessKey in account 444444444444 failed (AccessDenied): nothing changed.");
    }

    [Theory]
    [InlineData("""{"userIdentity": "root"}""", "the event.detail.userIdentity is \"root\": expected an object")]
    [InlineData("""{"userIdentity": {"type": 5}}""", "the event.detail.userIdentity.type is 5: expected text")]
    [InlineData("""{"errorCode": 5}""", "the event.detail.errorCode is 5: expected text")]
    [InlineData("""{"errorMessage": {}}""", "the event.detail.errorMessage is {}: expected text")]
    public void A_bad_part_that_is_needed_is_named(string detail, string problem) =>
        RecheckDecision.Of(RootEvent.With(detailChanges: JsonNode.Parse(detail)), Scope)
            .ShouldBeOfType<RecheckDecision.Malformed>().Problem.ShouldStartWith(problem);
}
