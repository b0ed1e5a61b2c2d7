using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Local.Wire;
using Microsoft.AspNetCore.Http;

namespace Guardrails.Local.Services.Lambda;

/// <summary>Invocations over the wire: the function in the path, payloads as bodies, the rest in headers.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html</remarks>
internal sealed class InvokeProtocol : RestProtocol
{
    private const string Type = "X-Amz-Invocation-Type";

    public override (string Operation, JsonObject Input) Read(HttpRequest request, byte[] body)
    {
        var path = request.Path.Value ?? "";
        if (request.Method != HttpMethods.Post
            || path.Split('/') is not ["", "2015-03-31", "functions", var function, "invocations"])
        {
            throw UnknownOperation($"{request.Method} {path}");
        }

        var input = new JsonObject { ["FunctionName"] = function, ["Payload"] = Encoding.UTF8.GetString(body) };
        if (request.Headers.TryGetValue(Type, out var type))
            input["InvocationType"] = type.ToString();
        if (request.Query.TryGetValue("Qualifier", out var qualifier))
            input["Qualifier"] = qualifier.ToString();
        return ("Invoke", input);
    }

    public override string Write(string operation, JsonObject answer, IReadOnlyList<string> maps, string requestId) =>
        (string?)answer["Payload"] ?? "null";

    public override IReadOnlyDictionary<string, string> Headers(JsonObject answer)
    {
        var headers = new Dictionary<string, string> { ["X-Amz-Executed-Version"] = "$LATEST" };
        if ((string?)answer["FunctionError"] is { } error)
            headers["X-Amz-Function-Error"] = error;
        return headers;
    }

    public override int Status(JsonObject answer) => (int?)answer["StatusCode"] ?? base.Status(answer);

    public override string Write(AwsError error, string requestId) =>
        new JsonObject { ["Type"] = error.Status < 500 ? "User" : "Service", ["Message"] = error.Message }
            .ToJsonString();
}
