using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.CloudWatch;

/// <summary>AWS::CloudWatch::Alarm on one metric.</summary>
internal sealed class AlarmResource : IResourceHandler
{
    private static readonly string[] Texts =
    [
        "AlarmDescription", "Namespace", "MetricName", "Statistic", "ComparisonOperator", "TreatMissingData",
        "Threshold", "Period", "EvaluationPeriods", "DatapointsToAlarm",
    ];

    public string Type => "AWS::CloudWatch::Alarm";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.OptionalText("AlarmName") ?? resource.GeneratedName();
        var input = new JsonObject { ["AlarmName"] = name };
        foreach (var text in Texts)
        {
            if (properties.OptionalText(text) is { } value)
                input[text] = value;
        }

        input["Dimensions"] = new JsonArray([.. properties.Objects("Dimensions").Select(dimension => new JsonObject
        {
            ["Name"] = dimension.Text("Name"),
            ["Value"] = dimension.Text("Value"),
        })]);
        foreach (var actions in (string[])["AlarmActions", "OKActions"])
            input[actions] = new JsonArray([.. properties.Texts(actions).Select(arn => JsonValue.Create(arn))]);
        properties.End();
        resource.Keep("AlarmName", name);

        await resource.InvokeAsync("monitoring", "PutMetricAlarm", input);
        return new(name, new() { ["Arn"] = AlarmOperations.Arn(resource.Call(), name) });
    }
}
