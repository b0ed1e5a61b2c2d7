using System.Text.Json.Nodes;
using Guardrails.Core.Json;

namespace Guardrails.Lambda.Runtime.CustomResources;

/// <summary>A request of CloudFormation to a custom resource. Only where to answer is indispensable.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html</remarks>
public sealed record CustomResourceRequest(
    Uri ResponseUrl,
    string RequestType,
    string StackId,
    string RequestId,
    string LogicalResourceId,
    string? PhysicalResourceId,
    JsonObject Properties)
{
    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It cannot even be answered.</exception>
    public static CustomResourceRequest Parse(string json)
    {
        var request = EventText.Parse("The event, which CloudFormation sends,", json);
        return new(
            Uri.TryCreate(Text("ResponseURL"), UriKind.Absolute, out var url) && ResponseHost.Is(url)
                ? url
                : throw new FormatException(
                    "The event has no ResponseURL of CloudFormation's: it cannot be answered. "
                    + "Remedy: check in CloudTrail who invokes this function; CloudFormation sends no such "
                    + "event."),
            Text("RequestType") ?? "",
            Text("StackId") ?? "",
            Text("RequestId") ?? "",
            Text("LogicalResourceId") ?? "",
            Text("PhysicalResourceId") is { Length: > 0 } id ? id : null,
            request["ResourceProperties"] as JsonObject ?? []);

        string? Text(string name) =>
            request[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
    }
}
