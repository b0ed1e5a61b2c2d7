using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>
/// Alarms on the health of what is deployed, by stack. Whatever happens in an account is an incident, and never one of
/// them.
/// </summary>
/// <remarks>
/// Sources of the metrics and their dimensions:
/// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html,
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html,
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html and
/// https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
/// </remarks>
public sealed class HealthAlarms
{
    private const int Quarter = 15 * 60;
    private const int Hour = 60 * 60;
    private const int Day = 24 * Hour;

    private readonly List<HealthAlarm> _all = [];

    private HealthAlarms()
    {
    }

    /// <summary>Those of what remembers and tells.</summary>
    public static IReadOnlyList<HealthAlarm> OfLedger(OrganizationConfig config)
    {
        var alarms = new HealthAlarms();
        alarms.OfFunction(DeployedFunction.IncidentAlerts);
        alarms.OfFunction(DeployedFunction.Reconciliation);
        alarms.OfFunction(DeployedFunction.Decisions);
        alarms.OfMissing(DeployedFunction.IncidentAlerts, Hour, "an hour");
        alarms.OfMissing(DeployedFunction.Reconciliation, Day, "a day");

        // Half of what the stream's mapping tries before it gives up.
        alarms.OfStream(DeployedFunction.IncidentAlerts, TimeSpan.FromMinutes(30));
        alarms.OfFailed(DeployedNames.IncidentAlertsFailedQueue);
        alarms.OfTable(DeployedNames.Ledger);
        foreach (var topic in LedgerArns.TopicNames(config))
            alarms.OfTopic(topic);
        return alarms._all;
    }

    /// <summary>Those of the evaluator.</summary>
    public static IReadOnlyList<HealthAlarm> OfEvaluator()
    {
        var alarms = new HealthAlarms();

        // It fails for every account that cannot be judged, so that AWS Lambda tries again: that is no ill health. A
        // failure that the ledger does not know of is.
        alarms._all.Add(new(
            $"{DeployedNames.PolicyPrefix}RootPostureRule-Unrecorded",
            $"The function {DeployedNames.RootPostureRule} failed, and the ledger has neither an answer nor the cause",
            DeployedNames.MetricNamespace,
            DeployedNames.Unrecorded,
            ("FunctionName", DeployedNames.RootPostureRule),
            "Sum",
            Quarter,
            1));
        alarms.Lambda(DeployedFunction.RootPostureRule, "Throttles", "is throttled", Quarter);
        alarms.OfMissing(DeployedFunction.RootPostureRule, Day, "a day");
        return alarms._all;
    }

    /// <summary>Those of what hears events, and of what starts evaluations by them.</summary>
    public static IReadOnlyList<HealthAlarm> OfActivity()
    {
        var alarms = new HealthAlarms();
        alarms.OfFunction(DeployedFunction.RootActivity);
        alarms.OfFunction(DeployedFunction.RootRecheck);

        // Longer than a few failed turns, and shorter than anybody's patience.
        alarms.OfAge(DeployedNames.RootActivityQueue, TimeSpan.FromMinutes(30));
        alarms.OfDepth(DeployedNames.RootActivityQueue, 1_000);
        alarms.OfFailed(DeployedNames.RootActivityFailedQueue);

        // A change has three turns of six minutes, an account that joined nine hours of them.
        alarms.OfAge(DeployedNames.RecheckQueue, TimeSpan.FromHours(1));
        alarms.OfAge(DeployedNames.RecheckMovesQueue, TimeSpan.FromHours(10));
        alarms.OfFailed(DeployedNames.RecheckFailedQueue);
        return alarms._all;
    }

    /// <summary>Those of the daily report.</summary>
    public static IReadOnlyList<HealthAlarm> OfReporting(OrganizationConfig config)
    {
        var alarms = new HealthAlarms();
        alarms.OfFunction(DeployedFunction.ComplianceReport);

        // By its own metric, which is written when everything else is: an invocation may have ended earlier. A report
        // that fails is told at once, so that two days are early enough, and a minute's delay is not told as a report
        // that is missing.
        alarms.OfReports(
            config, "Missing", "The daily report is missing for two days", "SampleCount", 2, isBelow: true);
        alarms.OfReports(
            config, "Problems", "The daily report is not complete: its first line says why", "Maximum", 1);
        return alarms._all;
    }

    /// <summary>Those of what removes root keys.</summary>
    public static IReadOnlyList<HealthAlarm> OfRemediation()
    {
        var alarms = new HealthAlarms();
        alarms.OfFunction(DeployedFunction.RootRemediation);
        alarms.OfFunction(DeployedFunction.RootDeletion);
        alarms.OfMissing(DeployedFunction.RootRemediation, Hour, "an hour");
        return alarms._all;
    }

    /// <summary>A function fails, or is refused to run.</summary>
    private void OfFunction(DeployedFunction function)
    {
        Lambda(function, "Errors", "fails", Quarter);
        Lambda(function, "Throttles", "is throttled", Quarter);
    }

    /// <summary>A function is so far behind a stream: longer, and records are given up.</summary>
    private void OfStream(DeployedFunction function, TimeSpan most) => _all.Add(new(
        $"{DeployedNames.PolicyPrefix}{function.Assembly}-Behind",
        $"The function {function.Name} is behind the ledger's stream by {most.TotalMinutes} minutes",
        "AWS/Lambda",
        "IteratorAge",
        ("FunctionName", function.Name),
        "Maximum",
        5 * 60,
        most.TotalMilliseconds));

    /// <summary>Something lies in a queue for what failed.</summary>
    private void OfFailed(string queue) => Queue(
        queue, "Failed", "Messages lie in it that nobody could act on", "ApproximateNumberOfMessagesVisible", 1);

    /// <summary>The oldest message of a queue has waited so long.</summary>
    private void OfAge(string queue, TimeSpan most) => Queue(
        queue,
        "Age",
        $"A message has waited for {most.TotalMinutes} minutes",
        "ApproximateAgeOfOldestMessage",
        most.TotalSeconds);

    /// <summary>So many messages wait in a queue.</summary>
    private void OfDepth(string queue, int most) => Queue(
        queue, "Depth", $"{most} messages wait", "ApproximateNumberOfMessagesVisible", most);

    /// <summary>A table throttles.</summary>
    private void OfTable(string table)
    {
        foreach (var metric in (string[])["ReadThrottleEvents", "WriteThrottleEvents"])
        {
            _all.Add(new(
                $"{DeployedNames.PolicyPrefix}Ledger-{metric}",
                $"The table {table} throttles",
                "AWS/DynamoDB",
                metric,
                ("TableName", table),
                "Sum",
                Quarter, 1));
        }
    }

    /// <summary>A topic does not deliver.</summary>
    private void OfTopic(string topic) => _all.Add(new(
        $"{DeployedNames.PolicyPrefix}{topic[DeployedNames.Prefix.Length..]}-NotDelivered",
        $"The topic {topic} could not deliver a message",
        "AWS/SNS",
        "NumberOfNotificationsFailed",
        ("TopicName", topic),
        "Sum",
        Quarter,
        1));

    private void OfReports(
        OrganizationConfig config, string suffix, string words, string statistic, int periods, bool isBelow = false) =>
        _all.Add(new(
            $"{DeployedNames.PolicyPrefix}{DeployedFunction.ComplianceReport.Assembly}-{suffix}",
            words,
            DeployedNames.MetricNamespace,
            DeployedNames.ReportProblems,
            (DeployedNames.OrganizationDimension, config.Id.Value),
            statistic,
            Day,
            1)
        {
            Periods = periods,
            IsBelow = isBelow,
        });

    private void OfMissing(DeployedFunction function, int seconds, string words) => _all.Add(new(
        $"{DeployedNames.PolicyPrefix}{function.Assembly}-Missing",
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

    private void Lambda(DeployedFunction function, string metric, string words, int seconds) => _all.Add(new(
        $"{DeployedNames.PolicyPrefix}{function.Assembly}-{metric}",
        $"The function {function.Name} {words}",
        "AWS/Lambda",
        metric,
        ("FunctionName", function.Name),
        "Sum",
        seconds,
        1));

    private void Queue(string queue, string suffix, string words, string metric, double threshold) => _all.Add(new(
        $"{DeployedNames.PolicyPrefix}{queue[DeployedNames.Prefix.Length..]}-{suffix}",
        $"The queue {queue}: {words}",
        "AWS/SQS",
        metric,
        ("QueueName", queue),
        "Maximum",
        5 * 60,
        threshold));
}
