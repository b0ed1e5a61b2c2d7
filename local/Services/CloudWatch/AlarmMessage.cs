using System.Globalization;
using System.Text.Json.Nodes;

namespace Guardrails.Local.Services.CloudWatch;

/// <summary>The message that CloudWatch publishes when an alarm's state changes.</summary>
/// <remarks>
/// The members are those that AWS's messages have; AWS documents no schema (UNCONFIRMED). It writes the Region's long
/// name, of which one is known here.
/// </remarks>
internal static class AlarmMessage
{
    private const int LongestSubject = 99;

    /// <summary>The subject, such as <c>ALARM: "Errors" in US East (N. Virginia)</c>.</summary>
    public static string Subject(Alarm alarm)
    {
        var subject = $"{alarm.State}: \"{alarm.Settings.Name}\" in {RegionOf(alarm)}";
        return subject.Length <= LongestSubject ? subject : subject[..LongestSubject];
    }

    /// <summary>The message.</summary>
    public static string Of(Alarm alarm, string oldState, string reason, DateTimeOffset at)
    {
        var settings = alarm.Settings;
        return new JsonObject
        {
            ["AlarmName"] = settings.Name,
            ["AlarmDescription"] = settings.Description,
            ["AWSAccountId"] = alarm.AccountId,
            ["AlarmConfigurationUpdatedTimestamp"] = Written(alarm.ConfiguredAt),
            ["NewStateValue"] = alarm.State,
            ["NewStateReason"] = reason,
            ["StateChangeTime"] = Written(at),
            ["Region"] = RegionOf(alarm),
            ["AlarmArn"] = alarm.Arn,
            ["OldStateValue"] = oldState,
            ["OKActions"] = Texts(settings.OkActions),
            ["AlarmActions"] = Texts(settings.AlarmActions),
            ["InsufficientDataActions"] = new JsonArray(),
            ["Trigger"] = Trigger(settings),
        }.ToJsonString();
    }

    private static JsonObject Trigger(AlarmSettings settings) => new()
    {
        ["MetricName"] = settings.MetricName,
        ["Namespace"] = settings.Namespace,
        ["StatisticType"] = "Statistic",
        ["Statistic"] = settings.Statistic.ToUpperInvariant(),
        ["Unit"] = null,
        ["Dimensions"] = new JsonArray([.. settings.Dimensions.Select(dimension => new JsonObject
        {
            ["value"] = dimension.Value,
            ["name"] = dimension.Key,
        })]),
        ["Period"] = settings.PeriodSeconds,
        ["EvaluationPeriods"] = settings.EvaluationPeriods,
        ["DatapointsToAlarm"] = settings.DatapointsToAlarm,
        ["ComparisonOperator"] = settings.ComparisonOperator,
        ["Threshold"] = settings.Threshold,
        ["TreatMissingData"] = settings.TreatMissingData,
        ["EvaluateLowSampleCountPercentile"] = "",
    };

    private static JsonArray Texts(IReadOnlyList<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    private static string RegionOf(Alarm alarm) =>
        alarm.Region == "us-east-1" ? "US East (N. Virginia)" : alarm.Region;

    private static string Written(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff+0000", CultureInfo.InvariantCulture);
}
