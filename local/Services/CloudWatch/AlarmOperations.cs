using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.CloudWatch;

/// <summary>Alarms on one metric, as CloudFormation makes them.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
/// </remarks>
internal static partial class AlarmOperations
{
    private const int LongestLookBack = 604_800;
    private const int LongestLookBackOfShortPeriods = 86_400;

    private static readonly string[] Statistics = ["Sum", "Average", "Minimum", "Maximum", "SampleCount"];

    private static readonly string[] Comparisons =
    [
        "GreaterThanThreshold",
        "GreaterThanOrEqualToThreshold",
        "LessThanThreshold",
        "LessThanOrEqualToThreshold",
    ];

    private static readonly string[] Treatments = ["missing", "breaching", "notBreaching", "ignore"];

    public static IEnumerable<Operation> All =>
    [
        new(
            "monitoring",
            "PutMetricAlarm",
            (call, input) => new("cloudwatch:PutMetricAlarm", Arn(call, input.Required("AlarmName"))),
            Put),
    ];

    /// <summary>The ARN of the caller's alarm of that name.</summary>
    public static string Arn(Call call, string name) =>
        $"arn:{call.World.Partition}:cloudwatch:{call.Region}:{call.Caller.AccountId}:alarm:{name}";

    private static JsonObject Put(Call call, JsonObject input)
    {
        var settings = Settings(input);
        var arn = Arn(call, settings.Name);
        foreach (var action in settings.AlarmActions.Concat(settings.OkActions))
        {
            if (action.Split(':') is not ["arn", _, "sns", var region, _, _] || region != call.Region)
                throw Invalid($"Invalid arn syntax: {action}: only topics of the alarm's Region are supported here");
        }

        var alarms = call.World.Of<CloudWatchState>().Alarms;
        if (alarms.TryGetValue(arn, out var alarm))
            (alarm.Settings, alarm.ConfiguredAt) = (settings, call.Now);
        else
            alarms[arn] = new(arn) { Settings = settings, ConfiguredAt = call.Now };
        return [];
    }

    private static AlarmSettings Settings(JsonObject input)
    {
        var periods = Between(input, "EvaluationPeriods", 1, int.MaxValue);
        var settings = new AlarmSettings
        {
            Name = input.Required("AlarmName"),
            Description = input.Text("AlarmDescription"),
            Namespace = input.Required("Namespace"),
            MetricName = input.Required("MetricName"),
            Dimensions = (input["Dimensions"] as JsonArray ?? []).ToDictionary(
                dimension => (string)dimension!["Name"]!, dimension => (string)dimension!["Value"]!),
            Statistic = OneOf(input, "Statistic", Statistics),
            PeriodSeconds = Between(input, "Period", 10, LongestLookBack),
            EvaluationPeriods = periods,
            DatapointsToAlarm =
                input.Integer("DatapointsToAlarm") is null ? periods : Between(input, "DatapointsToAlarm", 1, periods),
            Threshold = double.Parse(input.Required("Threshold"), CultureInfo.InvariantCulture),
            ComparisonOperator = OneOf(input, "ComparisonOperator", Comparisons),
            TreatMissingData =
                input.Text("TreatMissingData") is null ? "missing" : OneOf(input, "TreatMissingData", Treatments),
            AlarmActions = input.Texts("AlarmActions"),
            OkActions = input.Texts("OKActions"),
        };
        if (!AlarmName().IsMatch(settings.Name))
            throw Invalid($"AlarmName '{settings.Name}' is not 1 to 255 printable characters");
        CheckPeriod(settings);
        return settings;
    }

    private static void CheckPeriod(AlarmSettings settings)
    {
        var period = settings.PeriodSeconds;
        if (period is not (10 or 20 or 30) && period % 60 != 0)
            throw Invalid($"Period {period} is neither 10, 20 or 30 nor a multiple of 60");
        var most = period < 3600 ? LongestLookBackOfShortPeriods : LongestLookBack;
        if ((long)period * settings.EvaluationPeriods > most)
        {
            throw Invalid(
                $"Metrics cannot be checked across more than {most} seconds with periods of {period} seconds "
                + "(EvaluationPeriods * Period)");
        }
    }

    private static int Between(JsonObject input, string name, int least, int most) =>
        input.Integer(name) is { } number && number >= least && number <= most
            ? number
            : throw Invalid($"{name} {input.Text(name)} is not {least} to {most}");

    private static string OneOf(JsonObject input, string name, string[] accepted) =>
        input.Required(name) is var value && accepted.Contains(value)
            ? value
            : throw Invalid($"{name} {value} is not one of {string.Join(", ", accepted)}");

    private static AwsError Invalid(string message) => new("ValidationError", message);

    [GeneratedRegex(@"^[ -~]{1,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AlarmName();
}
