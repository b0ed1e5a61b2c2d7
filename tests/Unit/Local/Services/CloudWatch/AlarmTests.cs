using System.Text.Json.Nodes;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Services.Sqs;
using Guardrails.Tests.Unit.Fixtures;
using AuthorizationDecisions = Guardrails.Local.Authorization.Decisions;

namespace Guardrails.Tests.Unit.Local.Services.CloudWatch;

public sealed class AlarmTests : IAsyncLifetime
{
    private static readonly Metric Errors =
        new(Site.Delegated, "us-east-1", "AWS/Lambda", "Errors", "FunctionName", "Rule");

    private readonly Alerting _alerts = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _alerts.DisposeAsync();

    [Fact]
    public async Task An_alarm_fires_once_and_says_when_it_is_over()
    {
        await DeployAsync(Alarm());
        _alerts.Confirm();
        (await _alerts.PumpAsync()).Alarms.ShouldHaveSingleItem().To.ShouldBe("OK");
        Add(1);

        var fired = await _alerts.PumpAsync();
        (await _alerts.PumpAsync()).Alarms.ShouldBeEmpty();

        fired.Alarms.ShouldHaveSingleItem().To.ShouldBe("ALARM");
        _alerts.World.Of<AuthorizationDecisions>().Refusals.ShouldBeEmpty();
        var mails = _alerts.Mails.Where(mail => mail.Recipient == Alerting.Day).ToList();
        mails[^1].Subject.ShouldBe("ALARM: \"Errors\" in US East (N. Virginia)");
        var message = JsonNode.Parse(mails[^1].Body)!;
        ((string)message["NewStateValue"]!, (string)message["OldStateValue"]!).ShouldBe(("ALARM", "OK"));
        ((string)message["AlarmArn"]!).ShouldBe("arn:aws:cloudwatch:us-east-1:222222222222:alarm:Errors");
        ((string)message["NewStateReason"]!).ShouldBe(
            "Threshold Crossed: 1 out of the last 1 datapoints [1.0] was greater than the threshold (0.0).");

        _alerts.Clock.Move(TimeSpan.FromMinutes(5));
        (await _alerts.PumpAsync()).Alarms.ShouldHaveSingleItem().To.ShouldBe("OK");
        _alerts.Mails[^1].Subject.ShouldStartWith("OK: ");
    }

    [Fact]
    public async Task CloudWatch_needs_the_topics_policy()
    {
        await _alerts.Site.DeployAsync(
            Site.Delegated, Alerting.Topic(key: Alerting.KeyForCloudWatch), Alarm());
        Add(1);

        (await _alerts.PumpAsync()).Alarms.ShouldHaveSingleItem().To.ShouldBe("ALARM");

        Refusal().ShouldContain("cloudwatch.amazonaws.com is not authorized to perform: sns:Publish");
        _alerts.Published.ShouldBeEmpty();
    }

    [Fact]
    public async Task CloudWatch_needs_the_policy_of_the_topics_key()
    {
        await _alerts.Site.DeployAsync(
            Site.Delegated, Alerting.Topic(policy: Alerting.TopicForCloudWatch), Alarm());
        Add(1);

        await _alerts.PumpAsync();

        Refusal().ShouldContain("cloudwatch.amazonaws.com is not authorized to perform: kms:GenerateDataKey");
        _alerts.Published.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("missing", null)]
    [InlineData("ignore", null)]
    [InlineData("notBreaching", "OK")]
    [InlineData("breaching", "ALARM")]
    public async Task Data_that_is_missing_is_treated_as_the_alarm_says(string treatment, string? state)
    {
        await DeployAsync(Alarm(missing: treatment));

        (await _alerts.PumpAsync()).Alarms.Select(alarm => alarm.To).ShouldBe(state is null ? [] : [state]);
    }

    [Fact]
    public async Task As_many_periods_must_breach_as_the_alarm_says()
    {
        await DeployAsync(Alarm(more: "\"EvaluationPeriods\":3,\"DatapointsToAlarm\":2"));
        Add(1);
        (await _alerts.PumpAsync()).Alarms.ShouldHaveSingleItem().To.ShouldBe("OK");
        _alerts.Clock.Move(TimeSpan.FromMinutes(10));
        Add(1);

        (await _alerts.PumpAsync()).Alarms.ShouldHaveSingleItem().To.ShouldBe("ALARM");
    }

    [Fact]
    public async Task A_message_that_lies_in_a_queue_raises_its_depth_and_its_age()
    {
        await DeployAsync(
            """ "Failed":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"Failed"} } """,
            Alarm("Depth", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "Failed", "Maximum"),
            Alarm(
                "Age", "AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", "Failed", "Maximum",
                more: "\"EvaluationPeriods\":2", threshold: 300));
        (await _alerts.PumpAsync()).Alarms.Select(alarm => alarm.To).ShouldBe(["OK", "OK"]);
        _alerts.World.Of<SqsState>().Queues.Values.Single().Messages.Add(new("1", "{}", _alerts.World.Now));

        (await _alerts.PumpAsync()).Alarms.ShouldBeEmpty("the gauge was read at this time already");
        _alerts.Clock.Move(TimeSpan.FromMinutes(5));
        (await _alerts.PumpAsync()).Alarms.Select(alarm => alarm.Alarm).ShouldBe(["Depth"]);
        _alerts.Clock.Move(TimeSpan.FromMinutes(10));
        (await _alerts.PumpAsync()).Alarms.Select(alarm => (alarm.Alarm, alarm.To)).ShouldBe([("Age", "ALARM")]);
    }

    [Fact]
    public async Task A_function_that_fails_on_its_schedule_is_told()
    {
        await DeployAsync(
            Site.Function(),
            """
            "Daily":{"Type":"AWS::Events::Rule","Properties":{"Name":"Daily","ScheduleExpression":"rate(1 day)",
              "Targets":[{"Id":"Function","Arn":{"Fn::GetAtt":["Function","Arn"]},"Input":"{\"job\":\"daily\"}"}]} },
            "Allowed":{"Type":"AWS::Lambda::Permission","Properties":{"FunctionName":{"Ref":"Function"},
              "Action":"lambda:InvokeFunction","Principal":"events.amazonaws.com",
              "SourceArn":{"Fn::GetAtt":["Daily","Arn"]} } }
            """,
            Alarm());
        _alerts.Clock.Move(TimeSpan.FromDays(1));

        var done = await _alerts.PumpAsync();

        done.Schedules.ShouldHaveSingleItem().Error.ShouldNotBeNull();
        done.Alarms.ShouldHaveSingleItem().To.ShouldBe("ALARM");
        _alerts.Published.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("\"Period\":45", "Period 45 is neither 10, 20 or 30 nor a multiple of 60")]
    [InlineData("\"EvaluationPeriods\":289", "cannot be checked across more than 86400 seconds")]
    [InlineData("\"Period\":86400,\"EvaluationPeriods\":8", "cannot be checked across more than 604800 seconds")]
    [InlineData("\"EvaluationPeriods\":2,\"DatapointsToAlarm\":3", "DatapointsToAlarm 3 is not 1 to 2")]
    [InlineData("\"Metrics\":[]", "property Metrics is not supported here")]
    public async Task An_alarm_that_cannot_be_is_refused(string more, string problem) =>
        (await _alerts.Site.FailAsync(Site.Delegated, Alerting.Topic(), Alarm(more: more))).ShouldContain(problem);

    private string Refusal() => _alerts.World.Of<AuthorizationDecisions>().Refusals.ShouldHaveSingleItem().Message;

    private void Add(double value) => _alerts.World.The<IMetrics>().Add(Errors, value);

    private Task<DeployedStack> DeployAsync(params string[] resources) => _alerts.Site.DeployAsync(
        Site.Delegated,
        [Alerting.Topic(Alerting.KeyForCloudWatch, Alerting.TopicForCloudWatch), .. resources]);

    private static string Alarm(
        string name = "Errors",
        string space = "AWS/Lambda",
        string metric = "Errors",
        string dimension = "FunctionName",
        string of = "Rule",
        string statistic = "Sum",
        string missing = "notBreaching",
        string more = "\"EvaluationPeriods\":1",
        int threshold = 0)
    {
        var properties = new JsonObject
        {
            ["AlarmName"] = name,
            ["AlarmDescription"] = "What to do.",
            ["Namespace"] = space,
            ["MetricName"] = metric,
            ["Dimensions"] = new JsonArray(new JsonObject { ["Name"] = dimension, ["Value"] = of }),
            ["Statistic"] = statistic,
            ["Period"] = 300,
            ["EvaluationPeriods"] = 1,
            ["Threshold"] = threshold,
            ["ComparisonOperator"] = "GreaterThanThreshold",
            ["TreatMissingData"] = missing,
            ["AlarmActions"] = new JsonArray(new JsonObject { ["Ref"] = "Topic" }),
            ["OKActions"] = new JsonArray(new JsonObject { ["Ref"] = "Topic" }),
        };
        foreach (var (key, value) in JsonNode.Parse($"{{{more}}}")!.AsObject())
            properties[key] = value?.DeepClone();
        return $$"""
            "{{name}}":{"Type":"AWS::CloudWatch::Alarm","Properties":{{properties.ToJsonString()}} }
            """;
    }
}
