using System.Text.Json.Nodes;
using Amazon.SQS.Model;
using Guardrails.Aws.Calls;
using Guardrails.Tests.Unit.Aws;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using static Guardrails.Tests.Unit.Lambdas.RootRecheck.RecheckMessages;
using static Guardrails.Tests.Unit.Lambdas.RootRecheck.RecheckedFunction;

namespace Guardrails.Tests.Unit.Lambdas.RootRecheck;

public sealed class MessagesTests
{
    private readonly RecheckedFunction _function = new();

    public static TheoryData<string> Malformed => new(
        "", "{", "[]", "{}",
        """{"detail":{}}""",
        """{"detail":{"eventName":1}}""",
        """{"id":"1","id":"2","detail":{}}""");

    [Theory, MemberData(nameof(Malformed))]
    public async Task A_malformed_message_is_put_aside_alone_and_at_once_and_says_where_to_find_it(string body)
    {
        (await _function.HandleAsync(("m1", body), Root("m2"))).ShouldBeEmpty();

        _function.PutAside.ShouldBe([body]);
        _function.Started.Count.ShouldBe(1);
        var line = _function.Lines()[0];
        line["outcome"]!.GetValue<string>().ShouldBe("malformed");
        Texts(line["messages"]).ShouldBe(["m1"]);
        Finding(line).ShouldContain("Remedy: read the message in the queue GuardrailsRecheckFailed");
    }

    [Fact]
    public async Task Events_that_ask_for_nothing_leave_the_queue_with_a_line_each()
    {
        (await _function.HandleAsync(
            Root("m1", detail: new JsonObject { ["errorCode"] = "AccessDenied" }),
            Root("m2", account: "999999999999"),
            Root("m3", new JsonObject { ["account"] = "666666666666" }))).ShouldBeEmpty();

        _function.Assumed.ShouldBeEmpty();
        _function.Lines().Select(line => line["outcome"]!.GetValue<string>())
            .ShouldBe(["ignored", "ignored", "ignored"]);
        _function.Lines().Select(line => line["account"]!.GetValue<string>())
            .ShouldBe(["444444444444", "999999999999", "666666666666"]);
        _function.Lines().Select(Finding).ShouldBe(
        [
            "iam:CreateAccessKey in account 444444444444 failed (AccessDenied): nothing changed.",
            "Account 999999999999 is excluded in the organization's file: it has no rules.",
            "iam:CreateAccessKey is about account 444444444444 and account 666666666666 sent it: neither is evaluated.",
        ]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"Records":{}}""")]
    public async Task A_batch_that_cannot_be_read_is_kept_as_a_whole(string batch) =>
        await Should.ThrowAsync<FormatException>(() => _function.InvokeAsync(batch));

    public static TheoryData<string> Nameless => new(
        """{"body":"{}"}""",
        """{"messageId":null,"body":"{}"}""",
        """{"messageId":5,"body":"{}"}""",
        """{"messageId":"","body":"{}"}""",
        """{"messageId":"\ud800","body":"{}"}""",
        """{"messageId":"a","messageId":"b","body":"{}"}""",
        "\"text\"",
        "null",
        "[]");

    [Theory, MemberData(nameof(Nameless))]
    public async Task A_record_without_a_message_s_id_takes_no_other_one_along(string record)
    {
        var good = new JsonObject { ["messageId"] = "m1", ["body"] = Root("m1").Body }.ToJsonString();

        (await _function.InvokeAsync($$"""{"Records":[{{record}},{{good}}]}"""))
            .ShouldBe("""{"batchItemFailures":[]}""");

        _function.Started.Count.ShouldBe(1);
        _function.PutAside.Count.ShouldBe(1, "it is not lost");
    }

    [Fact]
    public async Task A_record_without_an_id_that_cannot_be_acted_on_is_put_aside_since_it_cannot_be_kept()
    {
        _function.Break("sts:AssumeRole", Fault.Of("Throttling"));
        var body = Root("m1").Body;

        (await _function.InvokeAsync(
            $$"""{"Records":[{{new JsonObject { ["body"] = body }.ToJsonString()}}]}"""))
            .ShouldBe("""{"batchItemFailures":[]}""");

        _function.PutAside.ShouldBe([body]);
    }

    [Fact]
    public async Task A_message_that_cannot_be_put_aside_stays_and_the_failure_is_said()
    {
        _function.Sqs.SendMessageAsync(default(SendMessageRequest)!, default)
            .ThrowsAsyncForAnyArgs(Fault.Of("AccessDenied"));

        (await _function.HandleAsync(("m1", "{"), Root("m2"))).ShouldBe(["m1"]);

        _function.Started.Count.ShouldBe(1);
        Finding(_function.Lines()[^1]).ShouldStartWith("sqs:SendMessage failed: AccessDenied");
    }

    [Fact]
    public async Task A_record_without_an_id_that_cannot_be_put_aside_keeps_the_batch_after_the_others_were_started()
    {
        _function.Sqs.SendMessageAsync(default(SendMessageRequest)!, default)
            .ThrowsAsyncForAnyArgs(Fault.Of("AccessDenied"));
        var good = new JsonObject { ["messageId"] = "m1", ["body"] = Root("m1").Body }.ToJsonString();

        await Should.ThrowAsync<AwsCallException>(
            () => _function.InvokeAsync($$"""{"Records":["text",{{good}}]}"""));

        _function.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_empty_batch_keeps_nothing() =>
        (await _function.InvokeAsync("""{"Records":[]}""")).ShouldBe("""{"batchItemFailures":[]}""");
}
