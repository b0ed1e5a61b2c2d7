using System.Globalization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.CloudWatch;

/// <summary>Decides an alarm's state.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html. Periods end now
/// here; on AWS they begin at whole multiples of themselves, and with missing data it looks at a few older ones, too.
/// </remarks>
internal static class AlarmEvaluation
{
    /// <summary>The state that an alarm should have now, and why.</summary>
    public static (string State, string Reason) Evaluate(World world, Alarm alarm)
    {
        var settings = alarm.Settings;
        var values = Values(world, alarm);
        var present = values.Where(value => value is not null).ToList();
        if (present.Count == 0 && settings.TreatMissingData is "missing" or "ignore")
        {
            return settings.TreatMissingData == "ignore"
                ? (alarm.State, "no datapoints were received")
                : (Alarm.Insufficient, $"Insufficient Data: {NoData(settings)}");
        }

        var breaching = values.Count(
            value => value is { } known ? Breaches(settings, known) : settings.TreatMissingData == "breaching");
        var alarms = breaching >= settings.DatapointsToAlarm;
        return (alarms ? Alarm.Alarming : Alarm.Ok, Reason(settings, present, breaching, alarms));
    }

    /// <summary>The statistic of each period, the latest first; null where nothing was measured.</summary>
    private static List<double?> Values(World world, Alarm alarm)
    {
        var settings = alarm.Settings;
        var points = settings.Dimensions.Count == 1
            && world.Of<CloudWatchState>().Data.TryGetValue(MetricOf(alarm), out var found)
            ? found
            : [];
        var period = TimeSpan.FromSeconds(settings.PeriodSeconds);
        return
        [
            .. Enumerable.Range(0, settings.EvaluationPeriods).Select(index =>
            {
                var end = world.Now - period * index;
                return Statistic(
                    settings.Statistic,
                    [
                        .. points.Where(point => point.At > end - period && point.At <= end)
                            .Select(point => point.Value),
                    ]);
            }),
        ];
    }

    private static Metric MetricOf(Alarm alarm)
    {
        var (dimension, value) = alarm.Settings.Dimensions.Single();
        return new(
            alarm.AccountId, alarm.Region, alarm.Settings.Namespace, alarm.Settings.MetricName, dimension, value);
    }

    private static double? Statistic(string name, List<double> values) => name switch
    {
        _ when values.Count == 0 => null,
        "Sum" => values.Sum(),
        "Average" => values.Average(),
        "Minimum" => values.Min(),
        "Maximum" => values.Max(),
        _ => values.Count,
    };

    private static bool Breaches(AlarmSettings settings, double value) => settings.ComparisonOperator switch
    {
        "GreaterThanThreshold" => value > settings.Threshold,
        "GreaterThanOrEqualToThreshold" => value >= settings.Threshold,
        "LessThanThreshold" => value < settings.Threshold,
        _ => value <= settings.Threshold,
    };

    private static string Reason(AlarmSettings settings, List<double?> present, int breaching, bool alarms)
    {
        if (present.Count == 0)
        {
            return $"Threshold Crossed: {NoData(settings)} and {settings.EvaluationPeriods} missing datapoint"
                + $"{(settings.EvaluationPeriods == 1 ? " was" : "s were")} treated as "
                + $"[{(settings.TreatMissingData == "breaching" ? "Breaching" : "NonBreaching")}].";
        }

        var shown = string.Join(", ", present.Select(value => Number(value!.Value)));
        return $"Threshold Crossed: {(alarms ? breaching : present.Count)} out of the last "
            + $"{settings.EvaluationPeriods} datapoints [{shown}] {(alarms ? "was" : "was not")} "
            + $"{Words(settings.ComparisonOperator)} the threshold ({Number(settings.Threshold)}).";
    }

    private static string NoData(AlarmSettings settings) =>
        $"no datapoints were received for {settings.EvaluationPeriods} period"
        + $"{(settings.EvaluationPeriods == 1 ? "" : "s")}";

    private static string Number(double value) => value.ToString("0.0##", CultureInfo.InvariantCulture);

    private static string Words(string comparison) => comparison switch
    {
        "GreaterThanThreshold" => "greater than",
        "GreaterThanOrEqualToThreshold" => "greater than or equal to",
        "LessThanThreshold" => "less than",
        _ => "less than or equal to",
    };
}
