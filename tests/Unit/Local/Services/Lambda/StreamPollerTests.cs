using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Functions;
using Guardrails.Local.Services.Lambda;
using Guardrails.Local.Services.Sqs;
using Guardrails.Tests.Unit.Fixtures;
using Guardrails.Tests.Unit.Local.Services.DynamoDb;
using AuthorizationDecisions = Guardrails.Local.Authorization.Decisions;

namespace Guardrails.Tests.Unit.Local.Services.Lambda;

public sealed class StreamPollerTests : IAsyncLifetime
{
    private const string Rights =
        "\"logs:CreateLogStream\",\"logs:PutLogEvents\",\"sqs:SendMessage\",\"dynamodb:GetRecords\","
        + "\"dynamodb:GetShardIterator\",\"dynamodb:DescribeStream\",\"dynamodb:ListStreams\"";

    private const string Bounded = "\"MaximumRetryAttempts\":2,\"MaximumRecordAgeInSeconds\":3600";
    private const string Bisects = ",\"BisectBatchOnFunctionError\":true";
    private const string Reports = ",\"FunctionResponseTypes\":[\"ReportBatchItemFailures\"]";
    private const string ToFailed = """{"Fn::GetAtt":["Failed","Arn"]}""";
    private readonly TableSite _site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task What_was_written_before_the_mapping_is_handed_on_in_order_and_once()
    {
        await DeployAsync(5, $"{Bounded},\"BatchSize\":2");

        (await DrainAsync(_ => "")).ShouldBe(["0 1", "2 3", "4"]);
        await _site.PutAsync("A/1", "5");
        (await DrainAsync(_ => "")).ShouldBe(["5"]);
    }

    [Fact]
    public async Task From_the_first_failed_record_on_a_batch_is_tried_again()
    {
        await DeployAsync(4, Bounded + Reports);

        (await DrainAsync(sorts => sorts == "0 1 2 3" ? Failures("2", "3") : "")).ShouldBe(["0 1 2 3", "2 3"]);
        Failed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Halves_find_the_record_that_fails_and_it_alone_is_given_up()
    {
        await DeployAsync(4, Bounded + Bisects);

        var batches = await DrainAsync(sorts => sorts.Contains('2', StringComparison.Ordinal) ? null : "");

        batches.ShouldBe(["0 1 2 3", "0 1", "2 3", "2", "2", "2", "3"]);
        var lost = Failed.ShouldHaveSingleItem();
        lost["requestContext"]!["condition"]!.GetValue<string>().ShouldBe("RetryAttemptsExhausted");
        lost["requestContext"]!["approximateInvokeCount"]!.GetValue<int>().ShouldBe(3);
        var info = lost["DDBStreamBatchInfo"]!.AsObject();
        info.Select(member => member.Key).ShouldBe(
            [
                "shardId",
                "startSequenceNumber",
                "endSequenceNumber",
                "approximateArrivalOfFirstRecord",
                "approximateArrivalOfLastRecord",
                "batchSize",
                "streamArn",
            ]);
        (info["batchSize"]!.GetValue<int>(), info["startSequenceNumber"]!.GetValue<string>())
            .ShouldBe((1, SequenceNumber("2")));
        lost.ToJsonString().ShouldNotContain("A/1", customMessage: "neither items nor keys are told");
    }

    [Fact]
    public async Task Without_halves_the_whole_batch_is_given_up_after_its_retries()
    {
        await DeployAsync(3, Bounded);

        (await DrainAsync(_ => null)).ShouldBe(["0 1 2", "0 1 2", "0 1 2"]);

        Failed.ShouldHaveSingleItem()["DDBStreamBatchInfo"]!["batchSize"]!.GetValue<int>().ShouldBe(3);
        await _site.PutAsync("A/1", "3");
        (await DrainAsync(_ => "")).ShouldBe(["3"]);
    }

    [Fact]
    public async Task A_report_that_always_names_the_same_record_loses_all_from_it_on_and_nothing_that_is_newer()
    {
        await DeployAsync(3, Bounded + Bisects + Reports);

        var batches = await DrainAsync(sorts =>
        {
            if (sorts == "0 1 2")
                _site.PutAsync("A/1", "3").GetAwaiter().GetResult();
            return sorts.Contains('1', StringComparison.Ordinal) ? Failures("1") : "";
        });

        batches.ShouldBe(["0 1 2", "1 2", "1 2", "3"]);
        Failed.ShouldHaveSingleItem()["DDBStreamBatchInfo"]!["batchSize"]!.GetValue<int>().ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"of another batch"}]}""")]
    [InlineData("\"done\"")]
    public async Task A_report_that_is_none_fails_the_whole_batch(string answer)
    {
        await DeployAsync(2, Bounded + Reports);
        (await DrainAsync(_ => answer)).ShouldBe(["0 1", "0 1", "0 1"]);
    }

    [Fact]
    public async Task Records_that_are_too_old_are_given_up_unseen_and_told()
    {
        await DeployAsync(2, Bounded);
        _site.Clock.Move(TimeSpan.FromSeconds(3601));
        await _site.PutAsync("A/1", "2");

        (await DrainAsync(_ => "")).ShouldBe(["2"]);

        var lost = Failed.ShouldHaveSingleItem();
        lost["requestContext"]!["condition"]!.GetValue<string>().ShouldBe("RecordAgeExceeded");
        lost["DDBStreamBatchInfo"]!["batchSize"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task What_the_stream_no_longer_keeps_is_gone_without_a_word()
    {
        await DeployAsync(2, "\"MaximumRetryAttempts\":2,\"MaximumRecordAgeInSeconds\":604800");
        _site.Clock.Move(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        await _site.PutAsync("A/1", "2");

        (await DrainAsync(_ => "")).ShouldBe(["2"]);
        Failed.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_role_that_may_no_longer_read_is_a_refusal_and_nothing_is_lost()
    {
        await DeployAsync(1, Bounded);
        var role = _site.World.Account(Site.Delegated).Roles["Rule"];
        var policies = role.InlinePolicies.ToList();
        role.InlinePolicies.Clear();

        (await DrainAsync(_ => "")).ShouldBeEmpty();
        _site.World.Of<AuthorizationDecisions>().Refusals[^1].Message.ShouldContain("dynamodb:GetRecords");

        foreach (var (name, json) in policies)
            role.InlinePolicies[name] = json;
        (await DrainAsync(_ => "")).ShouldBe(["0"]);
    }

    [Theory]
    [InlineData("dynamodb:GetRecords")]
    [InlineData("dynamodb:GetShardIterator")]
    [InlineData("dynamodb:DescribeStream")]
    [InlineData("dynamodb:ListStreams")]
    public async Task A_role_that_may_not_read_the_stream_fails_the_deploy(string action) =>
        (await FailAsync(Bounded, Rights.Replace(action, "dynamodb:Scan", StringComparison.Ordinal)))
            .ShouldContain("Cannot access stream");

    [Theory]
    [InlineData("\"MaximumRetryAttempts\":-1", "MaximumRetryAttempts is not 0 to 10000")]
    [InlineData("\"BatchSize\":100", "MaximumRetryAttempts is not 0 to 10000")]
    [InlineData("\"MaximumRetryAttempts\":2,\"MaximumRecordAgeInSeconds\":59", "is not -1 or 60 to 604800")]
    [InlineData("\"MaximumRetryAttempts\":2,\"ParallelizationFactor\":11", "ParallelizationFactor is not 1 to 10")]
    [InlineData("\"MaximumRetryAttempts\":2,\"BatchSize\":10001", "BatchSize is not 1 to 10000")]
    [InlineData("\"MaximumRetryAttempts\":2,\"ScalingConfig\":{\"MaximumConcurrency\":2}", "is not for streams")]
    [InlineData("\"MaximumRetryAttempts\":2,\"MaximumBatchingWindowInSeconds\":301", "is not 0 to 300")]
    [InlineData("\"MaximumRetryAttempts\":2,\"FilterCriteria\":{}", "property FilterCriteria is not supported here")]
    public async Task A_mapping_that_cannot_be_is_refused(string properties, string problem) =>
        (await FailAsync(properties)).ShouldContain(problem);

    [Fact]
    public async Task A_stream_is_read_from_its_beginning_and_what_fails_goes_to_a_queue_that_exists()
    {
        (await FailAsync(Bounded, start: "LATEST")).ShouldContain("StartingPosition is not TRIM_HORIZON");
        (await FailAsync(Bounded, failed: "\"arn:aws:sqs:us-east-1:222222222222:Nowhere\""))
            .ShouldContain("is no queue that exists");
    }

    private IReadOnlyList<JsonObject> Failed =>
    [
        .. _site.World.Of<SqsState>().Queues["arn:aws:sqs:us-east-1:222222222222:Failed"].Messages
            .Select(message => JsonNode.Parse(message.Body)!.AsObject()),
    ];

    private string SequenceNumber(string sort) => _site.Records[int.Parse(sort, CultureInfo.InvariantCulture)]
        ["dynamodb"]!["SequenceNumber"]!.GetValue<string>();

    private string Failures(params string[] failed) => new JsonObject
    {
        ["batchItemFailures"] = new JsonArray(
            [.. failed.Select(sort => new JsonObject { ["itemIdentifier"] = SequenceNumber(sort) })]),
    }.ToJsonString();

    private static string[] Resources(string properties, string rights, string start, string failed) =>
    [
        TableSite.Resource(),
        "\"Failed\":{\"Type\":\"AWS::SQS::Queue\",\"Properties\":{\"QueueName\":\"Failed\"}}",
        Site.Function(logs: rights).Replace(
            "\"Resource\":\"arn:aws:logs:us-east-1:222222222222:log-group:/guardrails/Rule:log-stream:*\"",
            "\"Resource\":\"*\"",
            StringComparison.Ordinal),
        $$"""
        "Mapping":{"Type":"AWS::Lambda::EventSourceMapping","Properties":{"FunctionName":{"Ref":"Function"},
          "EventSourceArn":{"Fn::GetAtt":["Table","StreamArn"]},"StartingPosition":"{{start}}",
          "DestinationConfig":{"OnFailure":{"Destination":{{failed}} } },{{properties}} } }
        """,
    ];

    /// <summary>With some items, which were written before the mapping was made.</summary>
    private async Task DeployAsync(int items, string properties)
    {
        var resources = Resources(properties, Rights, "TRIM_HORIZON", ToFailed);
        await _site.DeployAsync(resources[..^1]);
        for (var item = 0; item < items; item++)
            await _site.PutAsync("A/1", $"{item}");
        await _site.DeployAsync(resources);
    }

    private Task<string> FailAsync(
        string properties, string rights = Rights, string start = "TRIM_HORIZON", string failed = ToFailed) =>
        _site.Site.FailAsync(Site.Delegated, Resources(properties, rights, start, failed));

    /// <summary>
    /// Polls until nothing is new; the function answers, or fails where it answers null. The sort keys of each batch.
    /// </summary>
    private async Task<IReadOnlyList<string>> DrainAsync(Func<string, string?> function)
    {
        var batches = new List<string>();
        var mapping = _site.World.Of<LambdaState>().EventSourceMappings.Values.ShouldHaveSingleItem();
        while (await StreamPoller.PollAsync(_site.World, mapping, InvokeAsync) is not null)
            batches.Count.ShouldBeLessThan(50);
        return batches;

        Task<InvocationResult> InvokeAsync(string payload)
        {
            var sorts = string.Join(' ', JsonNode.Parse(payload)!["Records"]!.AsArray()
                .Select(record => record!["dynamodb"]!["Keys"]!["sk"]!["S"]!.GetValue<string>()));
            batches.Add(sorts);
            return Task.FromResult(function(sorts) is { } answer
                ? new InvocationResult(answer, null)
                : new InvocationResult(null, new("Oops", "no")));
        }
    }
}
