using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;

namespace Guardrails.Tests.Unit.Activity;

public sealed class ActivityEventTests
{
    private static readonly string[] Table = ["Activity", "events.json"];
    private static readonly AccountId Management = AccountId.Parse("111111111111");

    public static TheoryData<string> Cases => JsonCases.Names(Table);

    [Theory, MemberData(nameof(Cases))]
    public void Event_is_read(string name)
    {
        var one = JsonCases.Named(name, Table);
        var json = RootEvent.With(one["event"], one["detail"]);

        if (one["error"] is { } error)
        {
            Should.Throw<FormatException>(() => ActivityEvent.Read(json, Management)).Message.ShouldContain(error.GetValue<string>());
            return;
        }

        var reading = ActivityEvent.Read(json, Management);

        reading.Ignored.ShouldBe(one["ignored"]?.GetValue<string>());
        var kind = one["root"] is not null ? TriggerKind.RootCredentialsChanged : TriggerKind.AccountJoined;
        if ((one["root"] ?? one["joined"])?.GetValue<string>() is { } expected)
            reading.Trigger.ShouldBe(new(AccountId.Parse("444444444444"), kind, expected));
        else
            reading.Trigger.ShouldBeNull();
    }

    [Fact]
    public void Every_watched_event_has_a_case_that_names_its_page()
    {
        var started = Cases.Select(row => JsonCases.Named(row.Data, Table)).Where(one => (one["root"] ?? one["joined"]) is not null).ToList();

        started.Select(one => (one["root"] ?? one["joined"])!.GetValue<string>()).Distinct()
            .ShouldBe(WatchedEvents.RootCredentials.Concat(WatchedEvents.JoinedAccounts).Select(watched => watched.ToString()), ignoreOrder: true);
        started.ShouldAllBe(one => one["page"]!.GetValue<string>().StartsWith("https://", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"detail":"text"}""")]
    public void Anything_else_is_an_error_that_says_so(string json) =>
        Should.Throw<FormatException>(() => ActivityEvent.Read(json, Management)).Message.ShouldStartWith("the event");
}
