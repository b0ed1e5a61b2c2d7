using System.Text.Json.Nodes;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guardrails.Core.Json;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Reporting;
using Guardrails.Core.Roles;

namespace Guardrails.Infra.Reporting;

/// <summary>The dashboard: each of the report's numbers as it is, and as it was each day.</summary>
/// <remarks>
/// Source:
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
/// </remarks>
internal static class ReportDashboard
{
    private const int Columns = 4;
    private const int GridWidth = 24;
    private const int HeadHeight = 2;
    private const int NumberHeight = 6;
    private const int Day = 24 * 60 * 60;

    public static void AddTo(Construct scope, string id, OrganizationConfig config) =>
        new CfnDashboard(scope, id, new CfnDashboardProps
        {
            DashboardName = DeployedNames.Dashboard,
            DashboardBody = Body(config).ToJsonString(PlainJson.OneLine),
        });

    private static JsonObject Body(OrganizationConfig config) => new()
    {
        // Two weeks of one point a day.
        ["start"] = "-P14D",
        ["widgets"] = new JsonArray(
        [
            Widget("text", 0, 0, GridWidth, HeadHeight, new JsonObject { ["markdown"] = Head(config) }),
            .. ReportMetrics.All.Select(JsonNode (metric, index) => Widget(
                "metric",
                index % Columns * (GridWidth / Columns),
                HeadHeight + (index / Columns * NumberHeight),
                GridWidth / Columns,
                NumberHeight,
                Number(config, metric))),
        ]),
    };

    private static string Head(OrganizationConfig config) =>
        $"# Guardrails: root credentials of {config.Id}\n"
        + "The numbers of the daily report, one point a day. A number without a point had no value that day. The "
        + $"report itself is in the bucket `{ReportArns.BucketName(config)}`.";

    private static JsonObject Number(OrganizationConfig config, ReportMetric metric) => new()
    {
        ["title"] = metric.Title,
        ["view"] = "singleValue",
        ["sparkline"] = true,
        ["region"] = config.HomeRegion,
        // A report that is made twice a day has two points: neither is hidden by the better one.
        ["stat"] = metric.Unit == MetricUnit.Percent ? "Minimum" : "Maximum",
        ["period"] = Day,
        ["metrics"] = new JsonArray(new JsonArray(
            DeployedNames.MetricNamespace,
            metric.Name,
            DeployedNames.OrganizationDimension,
            config.Id.Value,
            new JsonObject { ["label"] = metric.Title })),
    };

    private static JsonObject Widget(string type, int x, int y, int width, int height, JsonObject properties) =>
        new JsonObject
        {
            ["type"] = type,
            ["x"] = x,
            ["y"] = y,
            ["width"] = width,
            ["height"] = height,
            ["properties"] = properties,
        };
}
