using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Guardrails.Local.Wire;

/// <summary>AWS JSON 1.1: the operation in a header, times as seconds since 1970.</summary>
internal sealed class JsonProtocol : Protocol
{
    public override string ContentType => "application/x-amz-json-1.1";

    public override (string Operation, JsonObject Input) Read(HttpRequest request, byte[] body)
    {
        var target = request.Headers["X-Amz-Target"].ToString();
        if (target.Split('.') is not [_, var operation])
            throw new AwsError("UnknownOperationException", $"'{target}' in X-Amz-Target names no operation.");
        try
        {
            return (operation, JsonNode.Parse(body) as JsonObject
                ?? throw new AwsError("SerializationException", "The request is not a JSON object."));
        }
        catch (JsonException error)
        {
            throw new AwsError("SerializationException", error.Message);
        }
    }

    public override string Write(string operation, JsonObject answer, IReadOnlyList<string> maps, string requestId) =>
        WithEpochTimes(answer)!.ToJsonString();

    public override string Write(AwsError error, string requestId)
    {
        var json = new JsonObject { ["__type"] = ErrorCode(error.Code), ["Message"] = error.Message };
        foreach (var (name, value) in error.Members)
            json[name] = value;
        return json.ToJsonString();
    }

    public override AwsError Refuse(AuthenticationFailure why) => why switch
    {
        AuthenticationFailure.UnknownKey =>
            new("UnrecognizedClientException", "The security token included in the request is invalid."),
        AuthenticationFailure.Expired =>
            new("ExpiredTokenException", "The security token included in the request is expired"),
        _ => new(
            "InvalidSignatureException",
            "The request signature we calculated does not match the signature you provided."),
    };

    // Query services say AccessDenied where JSON services say AccessDeniedException.
    private static string ErrorCode(string code) => code == "AccessDenied" ? "AccessDeniedException" : code;

    private static JsonNode? WithEpochTimes(JsonNode? node) => node switch
    {
        JsonObject json =>
            new JsonObject(json.Select(member => KeyValuePair.Create(member.Key, WithEpochTimes(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(WithEpochTimes)]),
        JsonValue value when !value.TryGetValue<string>(out _) && value.TryGetValue<DateTimeOffset>(out var time) =>
            JsonValue.Create(time.ToUnixTimeMilliseconds() / 1000m),
        _ => node?.DeepClone(),
    };
}
