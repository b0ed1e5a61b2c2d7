using System.Text.Json.Nodes;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Logs;

/// <summary>Metrics that stand in log lines, as far as our functions write them: one dimension, one value.</summary>
/// <remarks>
/// CloudWatch drops what it cannot read and counts it, where nobody looks; here it is an error.
/// Source:
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
/// </remarks>
internal static class EmbeddedMetrics
{
    private const string Directive = "\"_aws\"";

    /// <summary>Those of CloudWatch's units that our functions use.</summary>
    private static readonly string[] Units = ["Count", "Percent", "Seconds"];

    /// <summary>Reads the metrics of a line that has any.</summary>
    /// <exception cref="FormatException">They are not as CloudWatch reads them.</exception>
    public static void Read(World world, string account, string region, string line)
    {
        if (!line.Contains(Directive, StringComparison.Ordinal))
            return;
        try
        {
            var json = JsonNode.Parse(line)!.AsObject();
            _ = json["_aws"]!["Timestamp"]!.GetValue<long>();
            foreach (var directive in json["_aws"]!["CloudWatchMetrics"]!.AsArray())
            {
                var dimension = directive!["Dimensions"]!.AsArray().Single()!.AsArray().Single()!.GetValue<string>();
                foreach (var metric in directive["Metrics"]!.AsArray())
                {
                    var name = metric!["Name"]!.GetValue<string>();
                    if (!Units.Contains(metric["Unit"]!.GetValue<string>()))
                        throw new FormatException($"The metric {name} has a unit that none of ours has: {line}");
                    world.Find<IMetrics>()?.Add(
                        new(
                            account,
                            region,
                            directive["Namespace"]!.GetValue<string>(),
                            name,
                            dimension,
                            json[dimension]!.GetValue<string>()),
                        json[name]!.GetValue<double>());
                }
            }
        }
        catch (Exception exception) when (exception is not FormatException)
        {
            throw new FormatException($"A log line has metrics that CloudWatch would not read: {line}", exception);
        }
    }
}
