using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.CloudWatch;

/// <summary>Dashboards, as CloudFormation makes them: of texts and of metrics.</summary>
/// <remarks>
/// Sources, below https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/: API_PutDashboard.html and
/// CloudWatch-Dashboard-Body-Structure.html
/// </remarks>
internal static partial class DashboardOperations
{
    private const int MostWidgets = 500;
    private const int GridWidth = 24;
    private const int MostHeight = 1000;

    public static IEnumerable<Operation> All =>
    [
        new(
            "monitoring",
            "PutDashboard",
            (call, input) => new("cloudwatch:PutDashboard", Arn(call, input.Required("DashboardName"))),
            Put),
    ];

    /// <summary>The ARN of the caller's dashboard of that name, which has no Region.</summary>
    public static string Arn(Call call, string name) =>
        $"arn:{call.World.Partition}:cloudwatch::{call.Caller.AccountId}:dashboard/{name}";

    private static JsonObject Put(Call call, JsonObject input)
    {
        var name = input.Required("DashboardName");
        if (!Name().IsMatch(name))
            throw Invalid($"The value {name} for field DashboardName contains invalid characters.");
        var body = input.Required("DashboardBody");
        Check(body);
        call.World.Of<CloudWatchState>().Dashboards[Arn(call, name)] = body;
        return [];
    }

    private static void Check(string text)
    {
        JsonArray widgets;
        try
        {
            widgets = JsonNode.Parse(text)!["widgets"]!.AsArray();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw Invalid("The field DashboardBody must be a valid JSON object with widgets");
        }

        if (widgets.Count > MostWidgets)
            throw Invalid($"{widgets.Count} widgets, of which a dashboard has at most {MostWidgets}");
        foreach (var widget in widgets)
            Check(widget as JsonObject ?? throw Invalid("A widget is an object"));
    }

    private static void Check(JsonObject widget)
    {
        var (x, y, width, height) =
            (Number(widget, "x"), Number(widget, "y"), Number(widget, "width"), Number(widget, "height"));
        if (x < 0 || y < 0 || width < 1 || height is < 1 or > MostHeight || x + width > GridWidth)
            throw Invalid($"The widget at {x}, {y} is outside of the grid, which is {GridWidth} wide");
        var properties = widget["properties"] as JsonObject ?? throw Invalid("A widget has properties");
        var isComplete = widget.Text("type") switch
        {
            "text" => properties.Text("markdown") is { Length: > 0 },
            "metric" => properties.Text("region") is { Length: > 0 }
                && properties["metrics"] is JsonArray { Count: > 0 } metrics
                && metrics.All(IsMetric),
            var other => throw Invalid($"Widgets of type {other} are not supported here"),
        };
        if (!isComplete)
            throw Invalid($"A widget lacks what its type needs: {widget.ToJsonString()}");
    }

    /// <summary>Namespace, name, then dimensions by name and value, and perhaps options.</summary>
    private static bool IsMetric(JsonNode? metric) => metric is JsonArray parts
        && parts.Where(part => part is JsonValue).ToList() is var texts
        && texts.Count >= 2
        && texts.Count % 2 == 0
        && parts.Count - texts.Count <= 1;

    private static int Number(JsonObject widget, string name) => widget.Integer(name) ?? 0;

    private static AwsError Invalid(string message) =>
        new("InvalidParameterInput", $"The field DashboardBody is invalid: {message}");

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
