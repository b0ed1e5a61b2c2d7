using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Guardrails.Local.Wire;

/// <summary>REST with JSON bodies, for services whose operations are posts to a path each.</summary>
/// <param name="paths">The operations by their paths.</param>
/// <remarks>Source: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html</remarks>
internal sealed class RestJsonProtocol(IReadOnlyDictionary<string, string> paths) : RestProtocol
{
    public override (string Operation, JsonObject Input) Read(HttpRequest request, byte[] body)
    {
        var path = request.Path.Value ?? "";
        if (request.Method != HttpMethods.Post || !paths.TryGetValue(path, out var operation))
            throw UnknownOperation($"{request.Method} {path}");
        try
        {
            return (operation, body.Length == 0 ? [] : JsonNode.Parse(body) as JsonObject
                ?? throw new AwsError("SerializationException", "The request is not a JSON object."));
        }
        catch (JsonException error)
        {
            throw new AwsError("SerializationException", error.Message);
        }
    }

    public override string Write(string operation, JsonObject answer, IReadOnlyList<string> maps, string requestId) =>
        answer.ToJsonString();

    public override string Write(AwsError error, string requestId) =>
        new JsonObject { ["message"] = error.Message }.ToJsonString();
}
