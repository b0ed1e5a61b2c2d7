using System.Text.Json.Nodes;
using Guardrails.Local;
using Guardrails.Local.Calls;
using Guardrails.Local.Functions;
using Guardrails.Local.Services.Lambda;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.Lambda;

public sealed class EventSourceMappingTests : IAsyncLifetime
{
    private const string Polling =
        "\"logs:CreateLogStream\",\"logs:PutLogEvents\","
        + "\"sqs:ReceiveMessage\",\"sqs:DeleteMessage\",\"sqs:GetQueueAttributes\"";
    private readonly Forwarding _way = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _way.DisposeAsync();

    [Theory]
    [InlineData("sqs:ReceiveMessage", "ReceiveMessage")]
    [InlineData("sqs:DeleteMessage", "DeleteMessage")]
    [InlineData("sqs:GetQueueAttributes", "GetQueueAttributes")]
    public async Task A_role_that_may_not_poll_fails_the_deploy(string action, string operation) =>
        (await FailAsync(Mapping(), Polling.Replace(action, "sqs:ListQueues", StringComparison.Ordinal)))
            .ShouldContain($"The function execution role does not have permissions to call {operation} on SQS");

    [Fact]
    public async Task A_queue_policy_that_denies_the_role_fails_the_deploy() =>
        (await FailAsync(Mapping(), queues: Forwarding.Queues().Replace(
            "\"aws:SecureTransport\":\"false\"", "\"aws:SecureTransport\":\"true\"", StringComparison.Ordinal)))
            .ShouldContain("with an explicit deny in a resource-based policy");

    [Fact]
    public async Task A_queue_that_shows_a_message_again_before_the_function_ends_fails_the_deploy() =>
        (await FailAsync(Mapping(), queues: Forwarding.Queues().Replace(
            "\"VisibilityTimeout\":360", "\"VisibilityTimeout\":2", StringComparison.Ordinal)))
            .ShouldContain("Queue visibility timeout: 2 seconds is less than Function timeout: 3 seconds");

    [Theory]
    [InlineData("\"BatchSize\":11", "Maximum batch window in seconds must be greater than 0")]
    [InlineData("\"BatchSize\":10001,\"MaximumBatchingWindowInSeconds\":30", "BatchSize 10001 is not 1 to 10000")]
    [InlineData("\"ScalingConfig\":{\"MaximumConcurrency\":1}", "MaximumConcurrency is not 2 to 1000")]
    [InlineData("\"FunctionResponseTypes\":[\"ReportFailures\"]", "ReportBatchItemFailures is accepted")]
    [InlineData("\"FilterCriteria\":{}", "property FilterCriteria is not supported here")]
    public async Task A_mapping_that_cannot_be_is_refused(string property, string problem) =>
        (await FailAsync(Mapping(property))).ShouldContain(problem);

    [Fact]
    public async Task A_function_gets_messages_in_the_shape_that_AWS_documents()
    {
        await DeployAsync();
        var seen = "";

        await PollAsync(payload => seen = payload, "");

        var record = JsonNode.Parse(seen)!["Records"]!.AsArray()[0]!.AsObject();
        record.Select(member => member.Key).ShouldBe(
            [
                "messageId",
                "receiptHandle",
                "body",
                "attributes",
                "messageAttributes",
                "md5OfBody",
                "eventSource",
                "eventSourceARN",
                "awsRegion",
            ]);
        JsonNode.DeepEquals(JsonNode.Parse((string)record["body"]!), Forwarding.Event()).ShouldBeTrue();
        ((string)record["attributes"]!["ApproximateReceiveCount"]!).ShouldBe("1");
        ((string)record["attributes"]!["SentTimestamp"]!).ShouldBe("1795424400000");
        ((string)record["eventSourceARN"]!).ShouldBe(Forwarding.QueueArn);
    }

    [Theory]
    [InlineData(
        """{"batchItemFailures":[{"itemIdentifier":"00000002-0000-4000-8000-000000000000"}]}""",
        "00000002-0000-4000-8000-000000000000")]
    [InlineData("""{"batchItemFailures":[]}""", "")]
    [InlineData("""{"batchItemFailures":null}""", "")]
    [InlineData("{}", "")]
    [InlineData("", "")]
    [InlineData("null", "")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""", "all")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""", "all")]
    [InlineData("""{"batchItemFailures":[{"id":"00000002-0000-4000-8000-000000000000"}]}""", "all")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"of another batch"}]}""", "all")]
    [InlineData("""{"batchItemFailures":"none"}""", "all")]
    [InlineData("\"done\"", "all")]
    [InlineData("{", "all")]
    public async Task Only_what_the_function_reports_stays_and_all_of_it_where_the_report_is_none(
        string answer, string left)
    {
        await DeployAsync();

        var run = await PollAsync(_ => { }, answer);

        var expected = left switch
        {
            "all" => (string[])["00000001-0000-4000-8000-000000000000", "00000002-0000-4000-8000-000000000000"],
            "" => [],
            _ => [left],
        };
        _way.Queue.Messages.Select(message => message.Id).ShouldBe(expected);
        run.ShouldBe(new BatchRun("Rule", 2, expected.Length, null));
    }

    [Fact]
    public async Task Without_the_setting_nobody_asks_what_failed()
    {
        await DeployAsync(Mapping("\"Enabled\":true"));

        await PollAsync(_ => { }, """{"batchItemFailures":[{"itemIdentifier":""}]}""");

        _way.Queue.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_function_that_fails_gets_the_whole_batch_again_after_the_visibility_timeout()
    {
        await DeployAsync();

        var run = await QueuePoller.PollAsync(
            _way.World, TheMapping, _ => Task.FromResult(new InvocationResult(null, new("Oops", "no"))));

        run.ShouldBe(new BatchRun("Rule", 2, 2, "Oops: no"));
        (await PollOnceAsync("")).ShouldBeNull();
        _way.Clock.Move(TimeSpan.FromMinutes(6));
        (await PollOnceAsync("")).ShouldBe(new BatchRun("Rule", 2, 0, null));
    }

    [Fact]
    public async Task A_role_that_may_no_longer_poll_is_a_refusal_and_nothing_is_lost()
    {
        await DeployAsync();
        _way.World.Account(Site.Delegated).Roles["Rule"].InlinePolicies.Clear();

        (await PollOnceAsync("")).ShouldBeNull();

        _way.Refusal.Message.ShouldContain("sqs:ReceiveMessage");
        _way.Queue.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_disabled_mapping_is_not_polled()
    {
        await DeployAsync(Mapping("\"Enabled\":false"));

        (await _way.PutAsync()).Batches.ShouldBeEmpty();
    }

    private EventSourceMapping TheMapping =>
        _way.World.Of<LambdaState>().EventSourceMappings.Values.ShouldHaveSingleItem();

    private static string Mapping(string property = "\"FunctionResponseTypes\":[\"ReportBatchItemFailures\"]") => $$"""
        "Mapping":{"Type":"AWS::Lambda::EventSourceMapping","Properties":{"FunctionName":{"Ref":"Function"},
          "EventSourceArn":{"Fn::GetAtt":["Recheck","Arn"]},{{property}} } }
        """;

    private static string Function(string allowed) =>
        Site.Function(logs: allowed).Replace(
            "\"Resource\":\"arn:aws:logs:us-east-1:222222222222:log-group:/guardrails/Rule:log-stream:*\"",
            "\"Resource\":\"*\"",
            StringComparison.Ordinal);

    /// <summary>With two messages in the queue. The mapping comes last, so that nothing has polled them.</summary>
    private async Task DeployAsync(string? mapping = null)
    {
        await _way.DeployAsync();
        await _way.PutAsync();
        await _way.PutAsync();
        await _way.Site.DeployAsync(
            Site.Delegated,
            Forwarding.Bus(),
            Forwarding.Queues(),
            Forwarding.ToQueue(),
            Function(Polling),
            mapping ?? Mapping());
    }

    private Task<string> FailAsync(string mapping, string allowed = Polling, string? queues = null) =>
        _way.Site.FailAsync(
            Site.Delegated,
            mapping.Replace(
                "\"Properties\"", "\"DependsOn\":[\"QueuePolicy\"],\"Properties\"", StringComparison.Ordinal),
            queues ?? Forwarding.Queues(),
            Function(allowed));

    private async Task<BatchRun> PollAsync(Action<string> see, string answer)
    {
        var run = await QueuePoller.PollAsync(_way.World, TheMapping, payload =>
        {
            see(payload);
            return Task.FromResult(new InvocationResult(answer, null));
        });
        return run.ShouldNotBeNull();
    }

    private Task<BatchRun?> PollOnceAsync(string answer) =>
        QueuePoller.PollAsync(_way.World, TheMapping, _ => Task.FromResult(new InvocationResult(answer, null)));
}
