using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Roles;

namespace Guardrails.Infra.Constructs;

/// <summary>Alarms on the health of what is deployed. What happens in an account is an incident, and never one of them.</summary>
/// <param name="scope">The scope.</param>
/// <param name="topics">The ARNs of the topics that are told, in the Region of the alarms.</param>
/// <remarks>
/// Sources of the metrics and their dimensions:
/// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html,
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html,
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html and
/// https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
/// </remarks>
internal sealed class Alarms(Construct scope, IReadOnlyList<string> topics)
{
    private const int Quarter = 15 * 60;
    private const int Hour = 60 * 60;
    private const int Day = 24 * Hour;

    /// <summary>A function fails, or is refused to run.</summary>
    public void OfFunction(DeployedFunction function)
    {
        Lambda(function, "Errors", "fails", Quarter);
        Lambda(function, "Throttles", "is throttled", Quarter);
    }

    /// <summary>A function did not run for a day.</summary>
    public void OfMissingDay(DeployedFunction function) => OfMissing(function, Day, "a day");

    /// <summary>A function did not run for an hour.</summary>
    public void OfMissingHour(DeployedFunction function) => OfMissing(function, Hour, "an hour");

    /// <summary>A function is so far behind a stream: longer, and records are given up.</summary>
    public void OfStream(DeployedFunction function, TimeSpan most) => Add(new(
        $"{function.Assembly}-Behind",
        $"The function {function.Name} is behind the ledger's stream by {most.TotalMinutes} minutes",
        "AWS/Lambda",
        "IteratorAge",
        ("FunctionName", function.Name),
        "Maximum",
        5 * 60,
        most.TotalMilliseconds));

    /// <summary>Something lies in a queue for what failed.</summary>
    public void OfFailed(string queue) => Queue(
        queue, "Failed", "Messages lie in it that nobody could act on", "ApproximateNumberOfMessagesVisible", 1);

    /// <summary>The oldest message of a queue has waited so long.</summary>
    public void OfAge(string queue, TimeSpan most) => Queue(
        queue,
        "Age",
        $"A message has waited for {most.TotalMinutes} minutes",
        "ApproximateAgeOfOldestMessage",
        most.TotalSeconds);

    /// <summary>So many messages wait in a queue.</summary>
    public void OfDepth(string queue, int most) => Queue(
        queue, "Depth", $"{most} messages wait", "ApproximateNumberOfMessagesVisible", most);

    /// <summary>A table throttles.</summary>
    public void OfTable(string table)
    {
        foreach (var metric in (string[])["ReadThrottleEvents", "WriteThrottleEvents"])
        {
            Add(new(
                $"Ledger-{metric}", $"The table {table} throttles", "AWS/DynamoDB", metric, ("TableName", table), "Sum",
                Quarter, 1));
        }
    }

    /// <summary>A topic does not deliver.</summary>
    public void OfTopic(string topic) => Add(new(
        $"{topic[DeployedNames.Prefix.Length..]}-NotDelivered",
        $"The topic {topic} could not deliver a message",
        "AWS/SNS",
        "NumberOfNotificationsFailed",
        ("TopicName", topic),
        "Sum",
        Quarter,
        1));

    private void OfMissing(DeployedFunction function, int seconds, string words) => Add(new(
        $"{function.Assembly}-Missing",
        $"The function {function.Name} did not run for {words}",
        "AWS/Lambda",
        "Invocations",
        ("FunctionName", function.Name),
        "Sum",
        seconds,
        1)
    {
        IsBelow = true,
    });

    private void Lambda(DeployedFunction function, string metric, string words, int seconds) => Add(new(
        $"{function.Assembly}-{metric}",
        $"The function {function.Name} {words}",
        "AWS/Lambda",
        metric,
        ("FunctionName", function.Name),
        "Sum",
        seconds,
        1));

    private void Queue(string queue, string suffix, string words, string metric, double threshold) => Add(new(
        $"{queue[DeployedNames.Prefix.Length..]}-{suffix}",
        $"The queue {queue}: {words}",
        "AWS/SQS",
        metric,
        ("QueueName", queue),
        "Maximum",
        5 * 60,
        threshold));

    private void Add(Watched one) => new CfnAlarm(
        scope,
        "Alarm" + one.Name.Replace("-", "", StringComparison.Ordinal),
        new CfnAlarmProps
        {
            AlarmName = DeployedNames.PolicyPrefix + one.Name,
            AlarmDescription = one.Description,
            Namespace = one.Namespace,
            MetricName = one.Metric,
            Dimensions = new[]
            {
                new CfnAlarm.DimensionProperty { Name = one.Dimension.Name, Value = one.Dimension.Value },
            },
            Statistic = one.Statistic,
            Period = one.Seconds,
            EvaluationPeriods = 1,
            Threshold = one.Threshold,
            ComparisonOperator = one.IsBelow ? "LessThanThreshold" : "GreaterThanOrEqualToThreshold",

            // A metric of something that does not happen has no data.
            TreatMissingData = one.IsBelow ? "breaching" : "notBreaching",
            AlarmActions = [.. topics],
            OkActions = [.. topics],
        });

    private sealed record Watched(
        string Name,
        string Description,
        string Namespace,
        string Metric,
        (string Name, string Value) Dimension,
        string Statistic,
        int Seconds,
        double Threshold)
    {
        public bool IsBelow { get; init; }
    }
}
