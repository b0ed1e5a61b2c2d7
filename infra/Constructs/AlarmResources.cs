using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Roles.Deployment;

namespace Guardrails.Infra.Constructs;

/// <summary>Alarms as resources of a stack.</summary>
internal static class AlarmResources
{
    /// <param name="scope">The scope.</param>
    /// <param name="alarms">The alarms.</param>
    /// <param name="topics">The ARNs of the topics that are told, in the Region of the alarms.</param>
    public static void AddTo(Construct scope, IEnumerable<HealthAlarm> alarms, IReadOnlyList<string> topics)
    {
        foreach (var alarm in alarms)
            AddTo(scope, alarm, topics);
    }

    private static void AddTo(Construct scope, HealthAlarm alarm, IReadOnlyList<string> topics) => new CfnAlarm(
        scope,
        alarm.Name[DeployedNames.PolicyPrefix.Length..],
        new CfnAlarmProps
        {
            AlarmName = alarm.Name,
            AlarmDescription = alarm.Description,
            Namespace = alarm.Namespace,
            MetricName = alarm.Metric,
            Dimensions = new[]
            {
                new CfnAlarm.DimensionProperty { Name = alarm.Dimension.Name, Value = alarm.Dimension.Value },
            },
            Statistic = alarm.Statistic,
            Period = alarm.Seconds,
            EvaluationPeriods = alarm.Periods,
            Threshold = alarm.Threshold,
            ComparisonOperator = alarm.IsBelow ? "LessThanThreshold" : "GreaterThanOrEqualToThreshold",

            // A metric of something that does not happen has no data.
            TreatMissingData = alarm.IsBelow ? "breaching" : "notBreaching",

            // None where it ends: on the day of a deploy every alarm would say that all is well.
            AlarmActions = [.. topics],
        });
}
