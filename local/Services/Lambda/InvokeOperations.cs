using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Lambda;

/// <summary>Functions that a principal invokes, and waits for or not.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html</remarks>
internal static class InvokeOperations
{
    private const string Event = "Event";
    private const int MostBytes = 6 * 1024 * 1024;
    private const int MostBytesOfEvent = 1024 * 1024;

    public static IEnumerable<Operation> All =>
    [
        new(
            "lambda",
            "Invoke",
            (call, input) => new RequiredPermission("lambda:InvokeFunction", LambdaOperations.Arn(call, input)),
            InvokeAsync),
    ];

    private static async Task<JsonObject> InvokeAsync(Call call, JsonObject input)
    {
        var waits = input.Text("InvocationType") is not Event;
        if (input.Text("InvocationType") is { } type and not ("RequestResponse" or Event))
            throw Invalid($"InvocationType {type} is not supported here; RequestResponse and {Event} are.");
        if (input.Text("Qualifier") is { } qualifier and not "$LATEST")
            throw Invalid($"Qualifier {qualifier} is not supported here: no function has versions.");
        var payload = input.Text("Payload") is { Length: > 0 } text ? text : "null";
        Check(payload, waits ? MostBytes : MostBytesOfEvent);
        if (!waits)
        {
            call.World.The<IFunctions>().QueueAsPrincipal(call, LambdaOperations.Arn(call, input), payload);
            return new() { ["StatusCode"] = 202, ["Payload"] = "" };
        }

        var invocation = call.World.The<IFunctions>().AsPrincipalAsync(
            call, LambdaOperations.Arn(call, input), payload, CancellationToken.None);
        var result = await invocation;
        return result.Error is { } error
            ? new()
            {
                ["FunctionError"] = "Unhandled",
                ["Payload"] = new JsonObject { ["errorMessage"] = error.Message, ["errorType"] = error.Type }
                    .ToJsonString(),
            }
            : new() { ["Payload"] = result.Payload };
    }

    private static void Check(string payload, int most)
    {
        if (Encoding.UTF8.GetByteCount(payload) > most)
        {
            throw new AwsError(
                "RequestTooLargeException",
                $"Request must be smaller than {most} bytes for the Invoke operation",
                413);
        }

        try
        {
            JsonNode.Parse(payload);
        }
        catch (JsonException error)
        {
            throw new AwsError(
                "InvalidRequestContentException", $"Could not parse request body into json: {error.Message}");
        }
    }

    private static AwsError Invalid(string message) => new("InvalidParameterValueException", message);
}
