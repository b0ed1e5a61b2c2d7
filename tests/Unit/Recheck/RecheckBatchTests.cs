using Guardrails.Core.Ids;
using Guardrails.Core.Recheck;

namespace Guardrails.Tests.Unit.Recheck;

public sealed class RecheckBatchTests
{
    private static readonly RecheckScope Scope = new(
        AccountId.Parse("111111111111"),
        new HashSet<AccountId> { AccountId.Parse("999999999999") },
        new(["root-mfa"], []));

    [Fact]
    public void Messages_of_one_account_become_one_start()
    {
        var batch = RecheckBatch.Of(
            [new("m1", Root("444444444444")), new("m2", Root("555555555555")), new("m3", Root("444444444444"))], Scope);

        batch.Settled.ShouldBeEmpty();
        batch.Starts.Select(start => $"{start.Account}: {Ids(start.Requests.Select(one => one.Message))}")
            .ShouldBe(["444444444444: m1 m3", "555555555555: m2"]);
    }

    [Fact]
    public void A_message_that_asks_for_nothing_is_settled_and_one_that_cannot_be_read_is_put_aside_at_once()
    {
        var batch = RecheckBatch.Of(
            [new("m1", "{"), new("m2", Root("999999999999")), new("m3", Root("444444444444"))], Scope);

        batch.Settled
            .Select(one => (one.Outcome, Ids(one.Messages), Ids(one.PutAside), Ids(one.Returned)))
            .ShouldBe([(RecheckOutcome.Malformed, "m1", "m1", ""), (RecheckOutcome.Ignored, "m2", "", "")]);
        batch.Settled[0].Finding.ShouldNotBeNull()
            .ShouldContain("Remedy: read the message in the queue GuardrailsRecheckFailed");
        batch.Settled[1].Account?.Value.ShouldBe("999999999999");
        batch.Settled[1].Events.ShouldBe(["iam:CreateAccessKey"]);
        batch.Starts.ShouldHaveSingleItem().Requests.ShouldHaveSingleItem().Message.Id.ShouldBe("m3");
    }

    [Theory]
    [InlineData("\"userAgent\":\"\\ud800\",")]
    [InlineData("\"requestParameters\":{\"\\udc00\":\"\\ud83d!\"},")]
    [InlineData("\"additionalEventData\":[\"a\\ud800\\ud800b\"],")]
    public void Half_a_character_in_a_part_that_is_not_needed_stops_no_start(string part)
    {
        var odd = Root("444444444444").Replace("\"detail\":{", "\"detail\":{" + part);

        var batch = RecheckBatch.Of([new("m1", odd), new("m2", Root("555555555555"))], Scope);

        batch.Settled.ShouldBeEmpty();
        batch.Starts.Select(start => start.Account.Value).ShouldBe(["444444444444", "555555555555"]);
    }

    [Fact]
    public void Half_a_character_in_a_part_that_is_needed_puts_that_message_aside_alone()
    {
        var odd = Root("444444444444").Replace("\"account\":\"444444444444\"", "\"account\":\"\\ud800\"");

        var batch = RecheckBatch.Of([new("m1", odd), new("m2", Root("555555555555"))], Scope);

        Ids(batch.Settled.ShouldHaveSingleItem().PutAside).ShouldBe("m1");
        batch.Starts.ShouldHaveSingleItem().Account.Value.ShouldBe("555555555555");
    }

    private static string Ids(IEnumerable<RecheckMessage> messages) =>
        string.Join(' ', messages.Select(message => message.Id));

    private static string Root(string account) => RootEvent.With().Replace("444444444444", account);
}
